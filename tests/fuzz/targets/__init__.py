"""The targets, by subject; `registry` has them all."""
