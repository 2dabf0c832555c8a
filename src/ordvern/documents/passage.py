"""The common shape of text inside a file, for reading it and for writing it back redacted."""

from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element

from ordvern.text import Part, Segment


class Slot(NamedTuple):
    """One place in a parsed XML part that holds a piece of a passage.

    `key` is ``"text"`` or ``"tail"`` of `element`, or else the name of an attribute prefixed
    with ``"@"``. `element` is None for what the reader put in between (a tab, a line break).
    `text` is what the passage shows there: the place's own value, except for spreadsheet dates,
    where the element holds a serial number.
    """

    text: str
    element: _Element | None = None
    key: str = "text"


def text_slot(text: str, element: _Element) -> Slot:
    """The text right inside `element`; made without a call to Slot, as millions are made."""
    return tuple.__new__(Slot, (text, element, "text"))


@dataclass(slots=True)
class Passage:
    """A segment together with the places its text came from, in order.

    ``"".join(slot.text for slot in slots) == text`` always holds.
    """

    slots: list[Slot]
    locator: str
    part: Part = Part.BODY

    @property
    def text(self) -> str:
        return "".join([slot.text for slot in self.slots])

    def segment(self) -> Segment:
        return Segment(self.text, self.locator, self.part)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside a file, read in its turn where it stands; `name` is its name inside."""

    content: bytes
    name: str
    locator: str
