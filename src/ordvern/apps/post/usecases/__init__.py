"""What can be done with messages, one verb a module."""
