"""Norwegian, where Django's own formats are too long for tables."""
