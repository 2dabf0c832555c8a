"""What fuzzing found, each made small and by hand, so that it stays mended."""
