"""What may be done with memories, one verb a module."""
