"""Puts numbers and days back into cells of OpenDocument tables."""

from lxml.etree import _Element

from ordvern.documents.masking.map import Placeholder
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.redaction.odf_cells import CALCEXT, OFFICE, TEXT, cells, shown


def restore_odf_cells(root: _Element, back: PuttingBack) -> int:
    """Cells that hold the placeholder of a number and nothing else are numbers again."""
    count = 0
    for cell in cells(root):
        known = back.alone(shown(cell))
        if known is not None:
            back.seen.add(known.code)
            _write_number(cell, known)
            count += 1
    return count


def _write_number(cell: _Element, known: Placeholder) -> None:
    """What the cell held, of the type it must have been, and what it showed."""
    is_day = "-" in known.number[1:] and "E-" not in known.number.upper()
    kind, name = ("date", "date-value") if is_day else ("float", "value")
    cell.set(OFFICE + "value-type", kind)
    cell.set(OFFICE + name, known.number)
    if CALCEXT + "value-type" in cell.attrib:
        cell.set(CALCEXT + "value-type", kind)
    line = cell.find(TEXT + "p")
    if line is not None:
        for child in list(line):
            line.remove(child)
        line.text = known.value
