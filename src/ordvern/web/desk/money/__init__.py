"""Prices, quotes and invoices at the desk."""
