"""Approved subcontractors, and what they have agreed to."""
