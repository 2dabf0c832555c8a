"""Tags of the desk: its side navigation."""
