"""What is done with tokens, one verb a module."""
