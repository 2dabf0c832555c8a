"""The columns of our lists, and which column of a file is probably which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise as LazyText

from ordvern.apps.moving.table import Row, Table


@dataclass(frozen=True, slots=True)
class Column:
    """One of our columns: its name, what pages and templates call it, what other systems head it
    (small letters and digits alone), and whether no list does without."""

    name: str
    label: LazyText
    heads: tuple[str, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file by the names of our columns; an absent column is empty."""

    number: int
    cells: Mapping[str, str]
    is_ragged: bool


def guessed(columns: Sequence[Column], heads: Sequence[str]) -> dict[str, int]:
    """The place in the file of each of our columns whose head is known, in any of our languages."""
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        places.setdefault(_bare(head), place)
    found: dict[str, int] = {}
    for column in columns:
        known = (*_labels(column), *column.heads)
        fitting = [places[head] for head in known if head in places]
        if fitting and fitting[0] not in found.values():
            found[column.name] = fitting[0]
    return found


def lines_of(table: Table, places: Mapping[str, int]) -> list[Line]:
    """The rows, with the columns at these places and no other."""
    return [_line(row, places) for row in table.rows]


def _line(row: Row, places: Mapping[str, int]) -> Line:
    cells = {name: row.cells[place] for name, place in places.items()}
    return Line(row.line, cells, row.is_ragged)


def _labels(column: Column) -> list[str]:
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(_bare(str(column.label)))
    return found


def _bare(head: str) -> str:
    return "".join(each for each in head.casefold() if each.isalnum())
