"""Tests of the open site."""
