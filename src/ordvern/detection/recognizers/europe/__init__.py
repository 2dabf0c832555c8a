"""Recognizers for other countries of Europe, and the United States."""
