"""One module per family of formats: bytes in; segments, and files inside, out."""
