"""What may be done in orders, one verb a module."""
