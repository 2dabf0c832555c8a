"""Programs that act for an account: their tokens, and what they were answered."""
