"""What was found in a file, and what was decided about it; never the words."""
