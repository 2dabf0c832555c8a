"""What is written about an order, kept sealed: messages to and fro, and notes of those on it."""
