"""What is done with what comes in, one verb a module."""
