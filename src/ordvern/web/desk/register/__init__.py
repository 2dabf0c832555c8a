"""Pages of the register of customers."""
