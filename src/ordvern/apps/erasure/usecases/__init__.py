"""What may be done in erasure, one verb a module."""
