"""What may be done with accounts, one verb a module."""
