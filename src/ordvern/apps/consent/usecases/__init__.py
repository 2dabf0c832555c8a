"""What may be done about consent, one verb a module."""
