"""Pages on which lists of an old system are taken in."""
