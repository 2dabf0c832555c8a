"""Puts back into workbooks what is no text there: numbers and days in cells, and names."""

from lxml.etree import _Element

from ordvern.documents.masking.map import Placeholder
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.redaction.package import OpenPackage, is_xml
from ordvern.documents.redaction.tree import OFFICE_PIECES, local_name


def restore_cells(package: OpenPackage, back: PuttingBack) -> int:
    """Cells that hold the placeholder of a number and nothing else are numbers again."""
    strings = _shared_strings(package)
    count = 0
    for name in [name for name in package.parts if is_xml(name)]:
        restored = _restore_sheet(package.tree(name), strings, back)
        if not restored:
            del package.trees[name]
        count += restored
    return count


def _restore_sheet(root: _Element, strings: list[str], back: PuttingBack) -> int:
    count = 0
    for cell in root.iter("{*}c") if local_name(root) == "worksheet" else ():
        known = back.alone(_text(cell, strings))
        if known is not None:
            back.seen.add(known.code)
            _write_number(cell, known)
            count += 1
    return count


def restore_names(root: _Element, back: PuttingBack) -> int:
    """Names of ranges and tables, where a placeholder cannot have brackets."""
    count = 0
    for element in root.iter("{*}definedName", "{*}table"):
        for attribute in ("name", "displayName"):
            name, times = back.name(element.get(attribute, ""))
            if times:
                element.set(attribute, name)
                count += times
    return count


def _shared_strings(package: OpenPackage) -> list[str]:
    for name in package.parts:
        if name.lower().endswith("sharedstrings.xml"):
            return [_joined(each) for each in package.tree(name).iter("{*}si")]
    return []


def _joined(element: _Element) -> str:
    return "".join(
        each.text or "" for each in element.iter("*") if local_name(each) in OFFICE_PIECES
    )


def _text(cell: _Element, strings: list[str]) -> str:
    if cell.get("t") == "s":
        index = cell.findtext("{*}v", "")
        return strings[int(index)] if index.isdecimal() and int(index) < len(strings) else ""
    return _joined(cell) if cell.get("t") == "inlineStr" else ""


def _write_number(cell: _Element, known: Placeholder) -> None:
    """As it lay in the file: a number, or a day spelled year first (type "d")."""
    for child in list(cell):
        cell.remove(child)
    del cell.attrib["t"]
    if "-" in known.number[1:] and "E-" not in known.number.upper():
        cell.set("t", "d")
    value = cell.makeelement(str(cell.tag)[: str(cell.tag).rindex("}") + 1] + "v")
    value.text = known.number
    cell.append(value)
