"""The steps of an order: who does what into which language, and by when."""
