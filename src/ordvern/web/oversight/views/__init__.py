"""The pages of the privacy officer, by what they are about."""
