"""The privacy statement as promises that are checked."""
