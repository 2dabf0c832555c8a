"""Translation memories: the agency's own and those of its customers."""
