"""A document's lines as the page draws them: each finding numbered, named and coloured."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.utils.functional import Promise as LazyText

from ordvern.apps.screening.viewing import Line
from ordvern.text import Category, Part
from ordvern.web.ui.labels import CATEGORIES, PARTS, colour, is_guarded


@dataclass(frozen=True, slots=True)
class Shown:
    """A run of text; `number` counts the findings of the page from 1, and is 0 for plain text."""

    text: str
    number: int = 0
    category: str = ""
    name: str | LazyText = ""
    colour: str = ""
    is_guarded: bool = False


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A segment; `place` names the part of the document where that is not its running text."""

    pieces: tuple[Shown, ...]
    place: str | LazyText = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding on the page, with the number of its first one there."""

    name: str | LazyText
    count: int
    first: int
    colour: str
    is_guarded: bool


def drawn(lines: Iterable[Line]) -> list[ShownLine]:
    """The lines of a page; the part is named where it changes."""
    numbers = count(1)
    made: list[ShownLine] = []
    part: Part | None = Part.BODY
    for line in lines:
        place = PARTS[line.part] if line.part is not part else ""
        made.append(ShownLine(tuple(_pieces(line, numbers)), place))
        part = line.part
    return made


def _pieces(line: Line, numbers: Iterator[int]) -> Iterator[Shown]:
    for piece in line.pieces:
        kind = piece.category
        if kind is None:
            yield Shown(piece.text)
            continue
        yield Shown(
            piece.text, next(numbers), kind.value, CATEGORIES[kind], colour(kind), is_guarded(kind)
        )


def kinds_on(lines: Iterable[ShownLine]) -> list[Kind]:
    """The legend of a page: the guarded kinds first, then by how often."""
    found: dict[str, list[Shown]] = {}
    for line in lines:
        for piece in line.pieces:
            if piece.number:
                found.setdefault(piece.category, []).append(piece)
    kinds = [
        Kind(
            CATEGORIES[Category(category)],
            len(all_),
            all_[0].number,
            all_[0].colour,
            all_[0].is_guarded,
        )
        for category, all_ in found.items()
    ]
    return sorted(kinds, key=lambda kind: (not kind.is_guarded, -kind.count))
