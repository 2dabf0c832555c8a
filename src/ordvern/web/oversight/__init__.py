"""The privacy officer's pages: promises and their breaches, the log, erasures, storage."""
