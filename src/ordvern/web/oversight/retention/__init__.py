"""How long data is kept, what goes next, runs that wait for people, and holds."""
