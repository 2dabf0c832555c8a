"""One module per family of formats: bytes in, passages, segments and files inside out."""
