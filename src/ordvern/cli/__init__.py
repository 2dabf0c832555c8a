"""The command line. Starting it imports no engine: each command is fetched when it is asked for.

Exit status, the same for every command: 0 nothing to report, 1 something found or broken, 2 it
could not be done (wrong usage, an unreadable file), 3 a fault of the program itself.
"""

from .program import main

__all__ = ["main"]
