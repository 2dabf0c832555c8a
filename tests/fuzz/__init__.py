"""Feeds every reader and writer of files from strangers with damaged files, guided by coverage.

`make fuzz MINUTES=10` runs each target in turn; see docs/reference/fuzzing.md.
"""
