"""A document's lines as the page draws them: each finding numbered, named and coloured."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, groupby

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
class Block:
    """Lines of one part of the document, one after another; `place` is empty for running text.

    `is_folded` for what nobody wrote and where nothing was found: properties of the file.
    """

    lines: tuple[tuple[Shown, ...], ...]
    place: str | LazyText = ""
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding on the page, with the number of its first one there."""

    name: str | LazyText
    count: int
    first: int
    colour: str
    is_guarded: bool


def drawn(lines: Iterable[Line]) -> list[Block]:
    """The lines of a page, gathered by the part they stand in."""
    numbers = count(1)
    return [
        _block(part, tuple(tuple(_pieces(line, numbers)) for line in run))
        for part, run in groupby(lines, key=lambda line: line.part)
    ]


def _block(part: Part, lines: tuple[tuple[Shown, ...], ...]) -> Block:
    if part is Part.BODY:
        return Block(lines)
    is_empty = not any(piece.number for line in lines for piece in line)
    return Block(lines, PARTS[part], is_folded=part is Part.METADATA and is_empty)


def _pieces(line: Line, numbers: Iterator[int]) -> Iterator[Shown]:
    for piece in line.pieces:
        kind = piece.category
        if kind is None:
            yield Shown(piece.text)
            continue
        yield Shown(
            piece.text, next(numbers), kind.value, CATEGORIES[kind], colour(kind), is_guarded(kind)
        )


def kinds_on(blocks: Iterable[Block]) -> list[Kind]:
    """The legend of a page: the guarded kinds first, then by how often."""
    found: dict[str, list[Shown]] = {}
    for piece in chain.from_iterable(line for block in blocks for line in block.lines):
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
