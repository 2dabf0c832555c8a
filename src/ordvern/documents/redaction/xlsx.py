"""Redacts workbooks: strings and numbers in cells, formulas, names of sheets, commenters."""

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.formats.numbers import Numbers
from ordvern.documents.formats.ooxml import content_types
from ordvern.documents.formats.xlsx_sheet import CALLS_OUT
from ordvern.documents.redaction.office import OfficeFile
from ordvern.documents.redaction.package import OpenPackage, is_xml
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.redaction.values import Values
from ordvern.documents.redaction.worths import Worths

SOMEBODY = "Author"
REFERS_OUTSIDE = re.compile(r"\[\d+\]")
NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
NOT_IN_NAME = re.compile(r"\W")
SHEET_NAME_LENGTH = 31


def redact_xlsx(office: OfficeFile) -> None:
    """Clean the package, then every cell, every name, every text."""
    office.clean()
    worths = Worths(office.values, shown_by(office.package))
    for name in list(office.package.parts):
        if not is_xml(name) or name.endswith(".rels"):
            continue
        root = office.package.tree(name)
        kind = local_name(root)
        if kind in {"worksheet", "chartsheet", "macrosheet", "dialogsheet"}:
            office.tally.removed += _redact_cells(root, office.values, worths)
        _make_nameless(root)
        _redact_names(root, office)
    office.redact_xml()


def shown_by(package: OpenPackage) -> Callable[[str, str | None], str]:
    """How cells of this workbook show a number, by the index of their style."""
    return Numbers(package.source, content_types(package.source)).shown


def _redact_cells(root: _Element, values: Values, worths: Worths) -> int:
    """Cells whose content goes become plain text: a formula left there would bring it back."""
    removed = 0
    broken: set[str] = set()
    for cell in root.iter("{*}c"):
        formula, cached = cell.find("{*}f"), cell.find("{*}v")
        text = (cached.text or "") if cached is not None else ""
        written, count = _written(cell, text, values, worths)
        if count:
            _freeze(cell, formula, broken)
            _write_text(cell, written)
            removed += count
        elif formula is not None and _must_freeze(formula, values):
            removed += len(values.find(formula.text or ""))
            _freeze(cell, formula, broken)
    _freeze_followers(root, broken)
    return removed


def _written(cell: _Element, text: str, values: Values, worths: Worths) -> tuple[str, int]:
    """What to write in a cell that holds `text`, and how many values that removes.

    A number goes as a whole, even where a value is only its part.
    """
    kind = cell.get("t", "n")
    if kind in {"s", "b", "e", "inlineStr"}:
        return text, 0
    if kind == "str":
        return values.replace(text)
    label = worths.label_of_day(text) if kind == "d" else worths.label(text)
    hits = [hit for shown in worths.showings(text, cell.get("s")) for hit in values.find(shown)]
    if label is None and hits:
        label = hits[0].label
    if label is None:
        return text, 0
    return values.instead_of_number(text, worths.reads(text, cell.get("s")), label), 1


def _must_freeze(formula: _Element, values: Values) -> bool:
    text = formula.text or ""
    return bool(REFERS_OUTSIDE.search(text) or CALLS_OUT.search(text) or values.find(text))


def _freeze(cell: _Element, formula: _Element | None, broken: set[str]) -> None:
    if formula is not None:
        if formula.get("t") == "shared" and formula.get("si"):
            broken.add(formula.get("si", ""))
        cell.remove(formula)


def _freeze_followers(root: _Element, broken: set[str]) -> None:
    """Cells that shared a formula which is gone keep what they last showed."""
    for formula in list(root.iter("{*}f")) if broken else ():
        cell = formula.getparent()
        if formula.get("t") == "shared" and formula.get("si") in broken and cell is not None:
            cell.remove(formula)


def _write_text(cell: _Element, text: str) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    namespace = etree.QName(cell).namespace
    holder = etree.SubElement(cell, f"{{{namespace}}}is")
    etree.SubElement(holder, f"{{{namespace}}}t").text = text


def _make_nameless(root: _Element) -> None:
    """Comment authors and the persons of threaded comments. "tc=" names a thread, nobody."""
    for author in root.iter("{*}author"):
        if not (author.text or "").startswith("tc="):
            author.text = SOMEBODY
    for number, person in enumerate(root.iter("{*}person"), 1):
        person.set("displayName", f"{SOMEBODY} {number}")
        _drop(person, "userId", "providerId")
    for element in root.iter("{*}fileSharing", "{*}webPublishing", "{*}absPath"):
        _drop(element, "userName", "url")


def _drop(element: _Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def _redact_names(root: _Element, office: OfficeFile) -> None:
    """Names that Excel accepts few characters in: of sheets, ranges and tables."""
    taken: set[str] = set()
    for element in root.iter("{*}sheet", "{*}definedName", "{*}table"):
        is_sheet = local_name(element) == "sheet"
        for name in ("name", "displayName"):
            written, count = office.values.replace(element.get(name, ""))
            if count:
                office.tally.removed += count
                element.set(name, _plain_name(written, taken, is_sheet=is_sheet))


def _plain_name(text: str, taken: set[str], *, is_sheet: bool) -> str:
    if is_sheet:
        plain = NOT_IN_SHEET_NAME.sub("", text).strip()[: SHEET_NAME_LENGTH - 4] or "Sheet"
    else:
        plain = "_" + NOT_IN_NAME.sub("_", text)
    number = 1
    unique = plain
    while unique.lower() in taken:
        number += 1
        unique = f"{plain}_{number}"
    taken.add(unique.lower())
    return unique
