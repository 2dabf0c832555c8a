"""What may be done in statement, one verb a module."""
