"""What may be done in core, one verb a module."""
