"""What is done with messages, one verb a module."""
