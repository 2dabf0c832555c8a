"""Pages of the privacy officer's registers, and the first page over all."""
