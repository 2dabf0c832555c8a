"""Days in short."""

MONTH_DAY_FORMAT = "j. b"
