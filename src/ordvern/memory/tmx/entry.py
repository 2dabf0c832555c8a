"""What is taken from a TMX file: the texts, their languages and dates; and a count of the rest."""

from dataclasses import dataclass

from ordvern.memory.coded import Coded
from ordvern.memory.unit import NOWHERE, Context


@dataclass(frozen=True, slots=True)
class Variant:
    """One language's text of an entry; `language` is a BCP 47 tag as the file wrote it."""

    language: str
    text: Coded


@dataclass(frozen=True, slots=True)
class Dropped:
    """How much that may hold personal data was left behind: names of authors, notes, properties,
    and contents of inline codes."""

    authors: int = 0
    notes: int = 0
    properties: int = 0
    code_contents: int = 0

    def __add__(self, other: "Dropped") -> "Dropped":
        return Dropped(
            self.authors + other.authors,
            self.notes + other.notes,
            self.properties + other.properties,
            self.code_contents + other.code_contents,
        )


@dataclass(frozen=True, slots=True)
class TmxEntry:
    """One `tu`: its number in the file (from 1), its variants in order, the day (YYYYMMDD) of its
    last change or "", where it stood, and what was left behind."""

    number: int
    variants: tuple[Variant, ...]
    changed: str = ""
    context: Context = NOWHERE
    dropped: Dropped = Dropped()
