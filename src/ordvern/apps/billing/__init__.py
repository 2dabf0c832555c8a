"""What work costs: price lists, calculation, quotes and invoices, without a word of any file."""
