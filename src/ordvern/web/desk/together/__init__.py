"""Deeds done to many rows of a list at once: each by the use case that its own page calls."""
