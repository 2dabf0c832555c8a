"""Tags of the privacy officer's pages: their side navigation."""
