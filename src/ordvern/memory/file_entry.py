"""What is taken from a file of translations, whatever its form: texts, languages, days; and a
count of the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ordvern.memory.coded import Coded
from ordvern.memory.unit import NOWHERE, Context


class Unreadable(Exception):
    """The file is of no form that is read, or not whole. `problem` says why in a few words of
    ours; `line` and `column` (from 1; 0 where unknown) say where; `units` how many were read
    before."""

    def __init__(self, problem: str, line: int = 0, column: int = 0, units: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column, self.units = problem, line, column, units


class Variant(NamedTuple):
    """One language's text of an entry; `language` is a BCP 47 tag as the file wrote it."""

    language: str
    text: Coded


@dataclass(frozen=True, slots=True)
class Dropped:
    """How much that may hold personal data was left behind: names of authors; notes; properties
    (also columns and fields); contents of inline codes; what a file carries along beside its
    texts, such as the original document in a header, or older versions and suggestions."""

    authors: int = 0
    notes: int = 0
    properties: int = 0
    code_contents: int = 0
    carried_along: int = 0

    def __add__(self, other: "Dropped") -> "Dropped":
        return Dropped(
            self.authors + other.authors,
            self.notes + other.notes,
            self.properties + other.properties,
            self.code_contents + other.code_contents,
            self.carried_along + other.carried_along,
        )

    @classmethod
    def total(cls, some: Sequence["Dropped"]) -> "Dropped":
        """The sum of many."""
        return cls(
            sum([each.authors for each in some]),
            sum([each.notes for each in some]),
            sum([each.properties for each in some]),
            sum([each.code_contents for each in some]),
            sum([each.carried_along for each in some]),
        )


NOTHING_DROPPED = Dropped()


class FileEntry(NamedTuple):
    """One entry of a file (a `tu`, a segment, a concept, a row): its number in the file (from 1),
    its variants in order, the day (YYYYMMDD) of its last change or "", where it stood, and what
    was left behind. An entry that is not translated has one variant."""

    number: int
    variants: tuple[Variant, ...]
    changed: str = ""
    context: Context = NOWHERE
    dropped: Dropped = NOTHING_DROPPED


class Entries(Protocol):
    """A file of translations as an iterable of entries. Raises `Unreadable` while iterating."""

    @property
    def source_language(self) -> str:
        """The language to translate from, "*all*" if it may be any, "" if the file does not say;
        known once the first entry has been read."""

    def __iter__(self) -> Iterator[FileEntry]:
        """The entries, in the order of the file."""
