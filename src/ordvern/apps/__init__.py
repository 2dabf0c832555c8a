"""The rules and records of an agency, without pages."""
