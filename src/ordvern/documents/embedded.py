"""A file that lies inside another file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Embedded:
    """It is read in its turn, where it stands; `name` is its name inside, empty if it has none."""

    content: bytes
    name: str
    locator: str
