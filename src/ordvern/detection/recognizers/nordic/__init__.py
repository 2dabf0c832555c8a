"""Recognizers for the other Nordic countries."""
