"""The people of the agency: their duties, and who is on which order."""
