"""What may be done in registers, one verb a module."""
