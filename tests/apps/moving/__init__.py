"""Tests of lists of an old system."""
