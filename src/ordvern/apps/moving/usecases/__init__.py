"""What can be done with the lists of an old system: one verb a module."""
