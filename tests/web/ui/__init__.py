"""Tests of the look: components, layouts, login pages, and what the browser runs."""
