"""Recognizers for what looks the same in every country."""
