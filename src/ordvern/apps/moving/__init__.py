"""Lists of an agency's old system, taken in: customers, partners and prices."""
