"""What visitors of the public pages are asked before others may measure them, and the answers."""
