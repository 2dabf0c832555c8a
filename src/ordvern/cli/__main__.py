"""``python -m ordvern.cli``, for where the `ordvern` program is not on the path."""

from . import main

main()
