"""What may be done in files, one verb a module."""
