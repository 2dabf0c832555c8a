"""Pages only: what people see, over the use cases and querysets of `ordvern.apps`."""
