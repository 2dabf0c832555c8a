"""Places in a sheet: rows and columns, counted from one, as A1 spells them."""

import re
from dataclasses import dataclass

from lxml.etree import _Element

CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
LAST_COLUMN = 16_384
Cell = tuple[int, int]
NOWHERE: Cell = (0, 0)


@dataclass(frozen=True, slots=True)
class Area:
    """All cells from `first` to `last`, as row and column."""

    first: Cell
    last: Cell

    @classmethod
    def of(cls, reference: str) -> "Area":
        """An area spelled ``A1:C9``; one of no cells if it is spelled otherwise."""
        first, _, last = reference.partition(":")
        return cls(place_of_cell(first), place_of_cell(last or first))

    @property
    def top(self) -> "Area":
        """Its first row."""
        return Area(self.first, (self.first[0], self.last[1]))

    def __contains__(self, cell: Cell) -> bool:
        return cell != NOWHERE and all(
            low <= at <= high for low, at, high in zip(self.first, cell, self.last, strict=True)
        )


def place_of_cell(reference: str) -> Cell:
    """Row and column of a cell; nowhere for what is none."""
    match = CELL.match(reference)
    if match is None:
        return NOWHERE
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def hidden_columns(sheet: _Element) -> frozenset[int]:
    """The numbers of the columns that are not shown."""
    columns: set[int] = set()
    for column in sheet.iter("{*}col"):
        first, last = column.get("min", ""), column.get("max", "")
        is_hidden = column.get("hidden") in ("1", "true")
        if is_hidden and first.isdecimal() and last.isdecimal():
            columns.update(range(int(first[:6]), min(int(last[:6]), LAST_COLUMN) + 1))
    return frozenset(columns)
