"""A statistical tagger of persons' names: text in, places of names with chances out.

It reads a text twice: each sentence by itself, then with what the rest of the document tells
about the same words. Its weights are the data file described in ``docs/model-names.md``.
"""

from ordvern.detection.tagger.persons import (
    THRESHOLD,
    Person,
    find_persons,
    find_persons_in_each,
)

__all__ = ["THRESHOLD", "Person", "find_persons", "find_persons_in_each"]
