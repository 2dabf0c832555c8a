"""Ordvern runs a translation agency's day and keeps its privacy statement by construction."""

__version__ = "0.1.0"
