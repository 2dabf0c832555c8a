"""The pages of the open site."""
