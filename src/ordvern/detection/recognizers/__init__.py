"""Recognizers, one module a kind, in a folder for each country or group of countries."""
