"""Tests of `apps.rights`."""
