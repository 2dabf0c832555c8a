"""Tags of the partners' pages: their side navigation."""
