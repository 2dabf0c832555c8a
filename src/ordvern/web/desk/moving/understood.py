"""What is made of the rows of a file: what can be taken in, and what is left out and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django import forms
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from .columns import Column, Line
from .spelled import NotUnderstood, chosen

T = TypeVar("T")
Reason = str | LazyText
RAGGED = _("The row has more cells than there are heads. Is a separator part of a text?")
FORMULA = _("A cell begins like a formula. Save the values, not the formulas.")
NOT_KNOWN = _("{column}: we do not know what is meant.")
_BEGINS_FORMULA = ("=", "@")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not taken in. `is_fault` if something is wrong with it; otherwise what it says
    is known here already."""

    line: int
    reasons: tuple[Reason, ...]
    is_fault: bool = True


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """What can be taken in, row by row, and what is left out, by the lines of the file."""

    entries: tuple[T, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def faults(self) -> int:
        return sum(each.is_fault for each in self.left_out)


class NotTaken(Exception):
    """The row cannot be taken in; `reasons` are for whoever handed in the file."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__("row not taken")
        self.reasons = reasons


def check_shape(line: Line) -> None:
    """Raises `NotTaken` for a row that is torn, or that would be a program in a spreadsheet."""
    if line.is_ragged:
        raise NotTaken(RAGGED)
    if any(cell.startswith(_BEGINS_FORMULA) for cell in line.cells.values()):
        raise NotTaken(FORMULA)


def check_forms(*checked: forms.Form) -> None:
    """Raises `NotTaken` with all that the forms of the pages have to say."""
    if reasons := [reason for form in checked for reason in _said(form)]:
        raise NotTaken(*reasons)


def code_of(column: Column, line: Line, words: Mapping[str, str]) -> str:
    """The code for a cell, empty for an empty one. Raises `NotTaken`."""
    text = line.cells.get(column.name, "")
    try:
        return chosen(text, words) if text else ""
    except NotUnderstood:
        raise NotTaken(unknown(column)) from None


def unknown(column: Column) -> Reason:
    """Says that the word in a column is none we know; the word itself stands in the file."""
    return str(NOT_KNOWN).format(column=column.label)


def by_name(columns: Sequence[Column]) -> dict[str, Column]:
    return {column.name: column for column in columns}


def _said(form: forms.Form) -> Iterator[Reason]:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        for error in errors:
            yield f"{label}: {error}" if label else str(error)
