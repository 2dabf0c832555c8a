"""A paragraph while it is read: its own text, and apart from it what is hidden or revised."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ordvern.documents.passage import Passage, Slot
from ordvern.text import Part


@dataclass(slots=True)
class Frame:
    """An open paragraph, or (`is_paragraph` false) a place between paragraphs."""

    part: Part
    is_paragraph: bool
    slots: dict[Part, list[Slot]] = field(default_factory=dict)
    last: Part | None = None

    def add(self, part: Part, slot: Slot) -> None:
        line = self.slots.setdefault(part, [])
        if line and self.last is not part and part is not self.part:
            line.append(Slot("\n"))
        line.append(slot)
        self.last = part

    def passages(self) -> Iterator[Passage]:
        """One for each part that says anything, in the order of first words."""
        for part, slots in self.slots.items():
            if any(slot.text and not slot.text.isspace() for slot in slots):
                yield Passage(slots, "", part)
