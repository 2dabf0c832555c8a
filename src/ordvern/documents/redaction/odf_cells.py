"""Cells of OpenDocument tables: what they show, what they hold and what they compute."""

from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents.redaction.structure import words
from ordvern.documents.redaction.values import Values
from ordvern.documents.redaction.worths import Worths

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HELD = tuple(OFFICE + name for name in ("value", "date-value", "time-value", "boolean-value"))
CELLS = words("table-cell covered-table-cell")


def redact_cells(root: _Element, values: Values) -> int:
    """Cells that hold a value as number, day or text become plain text without their formula.

    The words that a cell shows are left to whoever redacts all text.
    """
    worths = Worths(values, lambda number, _: number)
    removed = 0
    for cell in cells(root):
        held = next((cell.get(name, "") for name in HELD if cell.get(name)), "")
        label = _label(cell, held, worths, values)
        if label is not None:
            _write(cell, values.instead_of_number(held, shown(cell) or held, label))
            removed += 1
        elif values.find(shown(cell)):
            _make_text(cell)
    return removed


def cells(root: _Element) -> Iterator[_Element]:
    return root.iter(TABLE + "table-cell", TABLE + "covered-table-cell")


def shown(cell: _Element) -> str:
    """The words of the cell, paragraph by paragraph."""
    return "\n".join("".join(map(str, each.itertext())) for each in cell.findall(TEXT + "p"))


def _label(cell: _Element, held: str, worths: Worths, values: Values) -> str | None:
    if not held:
        return None
    label = worths.label_of_day(held) if "-" in held[1:] else worths.label(held)
    if label is not None:
        return label
    hits = values.find(held) or values.find(shown(cell))
    return hits[0].label if hits else None


def _write(cell: _Element, text: str) -> None:
    """The label alone, in the first paragraph's look."""
    _make_text(cell)
    paragraphs = cell.findall(TEXT + "p")
    for extra in paragraphs[1:]:
        cell.remove(extra)
    line = paragraphs[0] if paragraphs else cell.makeelement(TEXT + "p")
    if not paragraphs:
        cell.append(line)
    for child in list(line):
        line.remove(child)
    line.text = text


def _make_text(cell: _Element) -> None:
    """A cell that holds what it shows, and computes nothing."""
    for name in (*HELD, OFFICE + "string-value", OFFICE + "currency", TABLE + "formula"):
        if name in cell.attrib:
            del cell.attrib[name]
    for name in (OFFICE + "value-type", CALCEXT + "value-type"):
        if name in cell.attrib:
            cell.set(name, "string")
