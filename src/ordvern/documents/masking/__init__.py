"""Masking: redaction's reversible twin, with placeholders that a translation brings back.

Each value becomes ``⟦P1⟧``: a letter for its kind, a number for the person or value, and further
letters for its other written forms. What they stand for is in a map, apart from the file.
"""
