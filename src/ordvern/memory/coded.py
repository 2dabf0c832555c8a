"""Text with its inline codes (tags, placeholders of formatting) kept apart from the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class CodeKind(StrEnum):
    """What an inline code does: it opens a stretch, closes one, or stands alone."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """An inline code before the character at `at` (code points, 0 to the text's length).

    `id` pairs an opening with its closing code and source with target; it is a number or short
    label of ours, never what stood inside a foreign tag, which may hold text.
    """

    at: int
    kind: CodeKind
    id: str = ""


# Not frozen: that takes twice as long to make, and a memory makes millions. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Coded:
    """Text without codes, and the codes with their places, in order of place.

    Raises ValueError if a code stands outside the text or before the one ahead of it.
    """

    text: str
    codes: tuple[Code, ...] = ()

    def __post_init__(self) -> None:
        if not self.codes:
            return
        last = 0
        for code in self.codes:
            if not last <= code.at <= len(self.text):
                raise ValueError("an inline code stands outside its text or out of order")
            last = code.at

    def pieces(self) -> Iterator[str | Code]:
        """Text and codes in reading order; no piece of text is empty."""
        start = 0
        for code in self.codes:
            if code.at > start:
                yield self.text[start : code.at]
                start = code.at
            yield code
        if start < len(self.text):
            yield self.text[start:]
