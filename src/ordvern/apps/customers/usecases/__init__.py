"""What can be done to the register of customers: one verb a module."""
