"""What an XLIFF file of ours holds, whichever version writes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordvern.documents.translation.cutting import Piece, pieces_of
from ordvern.documents.translation.unit import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """What a memory has for a segment: `score` goes from 0 to 100."""

    source: str
    target: str
    score: float
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which document a file was made of: its hash, its form, and what of it was taken.

    Spelled as a name of a skeleton, ``urn:ordvern:docx:all:<sha256>``.
    """

    form: str
    scope: str
    hash: str

    @property
    def spelled(self) -> str:
        return f"urn:ordvern:{self.form}:{self.scope}:{self.hash}"

    @classmethod
    def parsed(cls, text: str) -> "Stamp | None":
        fields = text.strip().split(":")
        is_ours = len(fields) == 5 and fields[:2] == ["urn", "ordvern"]
        return cls(*fields[2:]) if is_ours else None


@dataclass(frozen=True, slots=True)
class Segmented:
    """A unit cut into segments, and the matches of each segment by its place among them."""

    unit: Unit
    pieces: tuple[Piece, ...]
    matches: tuple[tuple[Match, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that goes into one file for one target language."""

    stamp: Stamp
    name: str
    source_language: str
    target_language: str
    units: tuple[Segmented, ...]
    notes: tuple[str, ...] = ()


def segmented(units: Sequence[Unit], language: str) -> list[Segmented]:
    """Each unit cut at the ends of its sentences."""
    return [Segmented(unit, tuple(pieces_of(unit.atoms, language))) for unit in units]
