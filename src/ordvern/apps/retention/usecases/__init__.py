"""What may be done in retention, one verb a module."""
