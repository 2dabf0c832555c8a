"""Words of the open site."""
