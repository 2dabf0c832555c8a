"""Cases about rights: what came in, by when it must be answered, and what is decided."""
