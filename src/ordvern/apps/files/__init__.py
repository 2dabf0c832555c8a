"""Files in the vault, by folder; one folder, one key."""
