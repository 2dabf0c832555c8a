"""What a customer sees, corrects, takes along and has erased of what we hold about him."""
