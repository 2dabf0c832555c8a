"""A file that lies inside another file, and a picture on which there may be text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Embedded:
    """It is read in its turn, where it stands; `name` is its name inside, empty if it has none."""

    content: bytes
    name: str
    locator: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Something that only an eye, or OCR, can read: frame `frame` of an image file, or page
    `frame` of a PDF, counted from nought. `locator` names it in its document."""

    content: bytes
    locator: str
    frame: int = 0
