"""What may be done with cases about rights, one verb a module."""
