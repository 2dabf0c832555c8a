"""The law pack and the judgement that stands on it."""
