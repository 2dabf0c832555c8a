"""What may be done in partners, one verb a module."""
