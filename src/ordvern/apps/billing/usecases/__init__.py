"""What may be done with prices and invoices, one verb a module."""
