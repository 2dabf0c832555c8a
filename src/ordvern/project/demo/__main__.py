"""``python -m ordvern.project.demo`` loads the demo agency."""

from . import main

main()
