"""Destroys keys that are due and certifies what is gone."""
