"""The statement as the agency words it: clauses, a new version, a text of its own."""
