"""A paragraph while it is read: its own text, and apart from it what is hidden or revised."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ordvern.text import Part

Said = tuple[Part, str]


@dataclass(slots=True)
class Frame:
    """An open paragraph, or (`is_paragraph` false) a place between paragraphs."""

    part: Part
    is_paragraph: bool
    texts: dict[Part, list[str]] = field(default_factory=dict)
    last: Part | None = None

    def add(self, part: Part, text: str) -> None:
        """Text that is not the paragraph's own is kept apart where something else stood between."""
        line = self.texts.setdefault(part, [])
        if line and self.last is not part and part is not self.part:
            line.append("\n")
        line.append(text)
        self.last = part

    def said(self) -> Iterator[Said]:
        """Part and text of each that says anything, in the order of first words."""
        for part, texts in self.texts.items():
            text = "".join(texts)
            if text and not text.isspace():
                yield part, text
