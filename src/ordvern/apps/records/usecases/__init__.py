"""What the privacy officer does with the records and the DPIA."""
