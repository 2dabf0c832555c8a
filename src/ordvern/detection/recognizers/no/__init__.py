"""Recognizers for Norway."""
