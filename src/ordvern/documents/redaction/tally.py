"""What a redaction did to one document, counted on the way."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """What was done to a document so far."""

    removed: int = 0
    active: int = 0
    outside: int = 0
    images: int = 0
    embedded: int = 0
    made_images: int = 0
