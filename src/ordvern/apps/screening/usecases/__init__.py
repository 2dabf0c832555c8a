"""What may be done in screening, one verb a module."""
