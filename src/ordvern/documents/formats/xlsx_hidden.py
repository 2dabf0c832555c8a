"""Which sheets and which columns of a workbook are hidden."""

from functools import partial

from lxml.etree import _Element

from ordvern.documents.formats import ooxml
from ordvern.documents.formats.xlsx_names import both
from ordvern.documents.package import Package

RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LAST_COLUMN = 16_384


def hidden_columns(root: _Element) -> frozenset[int]:
    """Numbers of the hidden columns of a sheet."""
    columns: set[int] = set()
    for column in root.iter(*both("col")):
        if column.get("hidden") in ("1", "true"):
            first, last = column.get("min", ""), column.get("max", "")
            if first.isdecimal() and last.isdecimal():
                columns.update(range(int(first[:6]), min(int(last[:6]), LAST_COLUMN) + 1))
    return frozenset(columns)


def hidden_sheets(package: Package, types: dict[str, str]) -> frozenset[str]:
    """Part names of sheets whose state is "hidden" or "veryHidden"."""
    book = next((name for name, kind in types.items() if kind.endswith("main+xml")), "")
    relations = f"{book.rpartition('/')[0]}/_rels/{book.rpartition('/')[2]}.rels"
    if not book or relations not in package:
        return frozenset()
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in package.tree(relations).iter(ooxml.RELATIONSHIP)
    }
    resolve = partial(_resolved, book.rpartition("/")[0])
    return frozenset(
        resolve(targets.get(sheet.get(RELATION_ID), ""))
        for sheet in package.tree(book).iter(*both("sheet"))
        if sheet.get("state", "visible") != "visible"
    )


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
