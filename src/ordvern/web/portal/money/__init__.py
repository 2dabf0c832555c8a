"""The customer's invoices, and where his quotes stand."""
