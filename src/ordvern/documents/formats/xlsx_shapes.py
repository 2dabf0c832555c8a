"""Rows of one table look alike: after a few, one pattern cuts a whole row at once.

The pattern is the source of a row in which only the references and values of cells are open. It
matches the rows that are written in just this way; all others are cut cell by cell.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

REFERENCE = re.compile(r'\sr="(\d{1,9})"')
SIMPLE = re.compile(
    r'<c(?: r="\w++")?+([^<>]*+)>(?:<v(?: xml:space="preserve")?+>|<is><t[^<>]*+>)([^<]++)'
)
OPEN_PLACES = re.compile(
    r'((?<=<v>)[^<]+|(?<=<t>)[^<]+|(?<=<t xml:space="preserve">)[^<]+| r="[A-Z]{1,3}\d{1,7}")'
)
ROW_START = r'\s*+<row(?: r="(\d{1,9})")?+([^<>]*+)>'
ROW_END = "</row>"
SEEN_BEFORE = 6
SHAPES_AT_MOST = 12
CELLS_AT_MOST = 400

Forms = tuple[str, ...]


class PlainRow(NamedTuple):
    """One row: its number as written, whether it is hidden, and for each cell that says something
    the source of its style and type, and what it says; or, where that is not enough (formulas,
    references to characters, hidden columns), the source of its cells."""

    number: str
    is_hidden: bool
    forms: Forms
    texts: list[str]
    source: str


@dataclass(frozen=True, slots=True)
class _Shape:
    match: Callable[[str, int], re.Match[str] | None]
    forms: Forms


class Rows:
    """Cuts rows out of source that fits `xlsx_rows.ARE_ROWS`; what it learns of their shapes in
    one stretch of a sheet serves it in the next."""

    def __init__(self, *, by_cells: bool) -> None:
        """With `by_cells`, every row comes as the source of its cells."""
        self._by_cells_only = by_cells
        self._shapes: list[_Shape] = []
        self._seen: dict[Forms, int] = {}

    def of(self, data: str) -> Iterator[PlainRow]:
        """The rows of `data`, one after the other."""
        place = 0
        while True:
            known = self._known(data, place)
            if known is not None:
                shape, found = known
                number, attributes, *texts = found.groups("")
                yield PlainRow(number, _is_hidden(attributes), shape.forms, texts, "")
                place = found.end()
                continue
            end = data.find(ROW_END, place)
            if end < 0:
                return
            yield self._by_cells(data, place, end)
            place = end + len(ROW_END)

    def _known(self, data: str, place: int) -> tuple[_Shape, re.Match[str]] | None:
        """The shape that fits the row at `place`; the one that fitted last is tried first."""
        shapes = self._shapes
        for turn, shape in enumerate(shapes):
            found = shape.match(data, place)
            if found is not None:
                if turn:
                    shapes.insert(0, shapes.pop(turn))
                return shape, found
        return None

    def _by_cells(self, data: str, place: int, end: int) -> PlainRow:
        start = data.rfind("<row", place, end)
        attributes, _, source = data[start + 4 : end].partition(">")
        number = REFERENCE.search(attributes)
        return self._row(number[1] if number else "", source, is_hidden=_is_hidden(attributes))

    def _row(self, number: str, source: str, *, is_hidden: bool) -> PlainRow:
        if self._by_cells_only or "<f" in source or "&" in source:
            return PlainRow(number, is_hidden, (), [], source)
        cells = SIMPLE.findall(source)
        forms = tuple([form for form, _ in cells])
        self._learn(forms, source)
        return PlainRow(number, is_hidden, forms, [text for _, text in cells], "")

    def _learn(self, forms: Forms, source: str) -> None:
        """Make a pattern of a row whose like has been seen often enough to be worth one."""
        seen = self._seen[forms] = self._seen.get(forms, 0) + 1
        is_worth_it = seen == SEEN_BEFORE and 0 < len(forms) <= CELLS_AT_MOST
        if is_worth_it and len(self._shapes) < SHAPES_AT_MOST:
            pattern = re.compile(ROW_START + _opened(source) + ROW_END)
            if pattern.groups == len(forms) + 2:
                self._shapes.insert(0, _Shape(pattern.match, forms))


def _opened(source: str) -> str:
    """A pattern for the cells of a row, whatever they refer to and say."""
    pieces = OPEN_PLACES.split(source)
    pieces[::2] = map(re.escape, pieces[::2])
    pieces[1::2] = [
        r' r="\w++"' if piece.startswith(' r="') else "([^<&]++)" for piece in pieces[1::2]
    ]
    return "".join(pieces)


def _is_hidden(attributes: str) -> bool:
    return 'hidden="' in attributes and (
        'hidden="1"' in attributes or 'hidden="true"' in attributes
    )
