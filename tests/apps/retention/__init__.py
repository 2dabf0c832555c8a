"""Tests of `apps.retention`."""
