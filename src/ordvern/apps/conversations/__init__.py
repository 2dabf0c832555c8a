"""Messages about an order between the agency and its customer, or a partner: kept sealed."""
