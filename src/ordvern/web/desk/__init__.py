"""The desk of the staff: what came in, what was found, what is decided, what goes out."""
