"""Accounts, actors, the log, states and the queue: what every other app stands on."""
