"""Lines of CSV files, in which no text passes for a formula: names come from strangers."""

import csv
from collections.abc import Iterable
from io import StringIO

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line(cells: Iterable[object], *, delimiter: str = ";", end: str = "\r\n") -> str:
    """One line of a table; a text that a spreadsheet would take for a formula begins with an
    apostrophe, numbers and days stand as they are. Norwegian spreadsheets expect semicolons."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text
