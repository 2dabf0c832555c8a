"""Writes units as XLIFF 2.1 or 1.2 and reads the targets that come back in either."""
