"""Writes XLIFF 1.2: a unit with its segments marked in ``seg-source``, codes, notes, matches.

Names are those of the OASIS standard XLIFF 1.2 and its representation of segments.
"""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.translation.atoms import FORMATS, Atom, Code, Kind, Role
from ordvern.documents.translation.xliff.inline import NOT_IN_XML, Inline, whole_pairs
from ordvern.documents.translation.xliff.sheet import Segmented, Sheet
from ordvern.documents.translation.xliff.version2 import SURE
from ordvern.text import Part

CORE = "urn:oasis:names:tc:xliff:document:1.2"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TYPES = {
    Kind.BOLD: "bold",
    Kind.ITALIC: "italic",
    Kind.UNDERLINE: "underlined",
    Kind.LINK: "link",
    Kind.IMAGE: "image",
    Kind.BREAK: "lb",
}
# The standard lists what `datatype` may be; a form that is not listed begins with x-.
DATATYPES = {"html": "html", "txt": "plaintext", "po": "po"}


def written(sheet: Sheet) -> bytes:
    """The whole file, in UTF-8."""
    root = etree.fromstring(f'<xliff xmlns="{CORE}" version="1.2"/>')
    file = etree.SubElement(
        root,
        _core("file"),
        {
            "original": sheet.name,
            "datatype": DATATYPES.get(sheet.stamp.form, f"x-{sheet.stamp.form}"),
            "source-language": sheet.source_language,
            "target-language": sheet.target_language,
        },
    )
    header = etree.SubElement(file, _core("header"))
    skeleton = etree.SubElement(header, _core("skl"))
    etree.SubElement(skeleton, _core("external-file"), {"href": sheet.stamp.spelled})
    for note in sheet.notes:
        etree.SubElement(header, _core("note")).text = note.translate(NOT_IN_XML)
    body = etree.SubElement(file, _core("body"))
    body.text = "\n"
    for each in sheet.units:
        _unit(body, each).tail = "\n"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _unit(body: _Element, each: Segmented) -> _Element:
    name = each.unit.locator.translate(NOT_IN_XML)
    unit = etree.SubElement(body, _core("trans-unit"), {"id": each.unit.id, "resname": name})
    unit.set(XML_SPACE, "preserve")
    fill(etree.SubElement(unit, _core("source")), each.unit.atoms)
    marked = etree.SubElement(unit, _core("seg-source"))
    number = 0
    for piece in each.pieces:
        if piece.is_segment:
            mark = {"mtype": "seg", "mid": str(number)}
            fill(etree.SubElement(marked, _core("mrk"), mark), piece.atoms)
            number += 1
        else:
            fill(marked, piece.atoms)
    _known_target(unit, each)
    _candidates(unit, each)
    if each.unit.part is not Part.BODY:
        note = etree.SubElement(unit, _core("note"))
        note.text = each.unit.part.value.replace("_", " ")
    return unit


def _known_target(unit: _Element, each: Segmented) -> None:
    """The document's own translation, or matches that are the same for every segment."""
    words = [piece for piece in each.pieces if piece.is_segment]
    plain = all(isinstance(atom, str) for piece in each.pieces for atom in piece.atoms)
    sure = [
        next((match.target for match in matches if match.score >= SURE), "")
        for matches in each.matches
    ]
    texts = [each.unit.known] if each.unit.known and len(words) == 1 else sure
    if not plain or len(texts) != len(words) or not all(texts):
        return
    target = etree.SubElement(unit, _core("target"), {"state": "translated"})
    for piece in each.pieces:
        if piece.is_segment:
            number = words.index(piece)
            mark = {"mtype": "seg", "mid": str(number)}
            fill(etree.SubElement(target, _core("mrk"), mark), [texts[number]])
        else:
            fill(target, piece.atoms)


def _candidates(unit: _Element, each: Segmented) -> None:
    for number, matches in enumerate(each.matches):
        for match in matches:
            quality = {"mid": str(number), "match-quality": f"{match.score:.0f}%"}
            element = etree.SubElement(unit, _core("alt-trans"), quality)
            if match.origin:
                element.set("origin", match.origin.translate(NOT_IN_XML))
            for tag, text in (("source", match.source), ("target", match.target)):
                etree.SubElement(element, _core(tag)).text = text.translate(NOT_IN_XML)


def fill(element: _Element, atoms: Sequence[Atom]) -> None:
    """Text and codes: ``g`` for a pair that is whole here, else ``bx`` and ``ex``, and ``x``."""
    inline = Inline(element)
    whole = whole_pairs(atoms)
    for atom in atoms:
        if isinstance(atom, str):
            inline.say(atom)
        elif atom.role is Role.ALONE:
            inline.put(_core("x"), {"id": str(atom.id), **_about(atom)})
        elif atom.id in whole and atom.role is Role.OPEN:
            inline.path.append(inline.put(_core("g"), {"id": str(atom.id), **_about(atom)}))
        elif atom.id in whole:
            inline.path.pop()
        else:
            tag = "bx" if atom.role is Role.OPEN else "ex"
            ids = {"id": f"{tag}{atom.id}", "rid": str(atom.id)}
            inline.put(_core(tag), {**ids, **(_about(atom) if tag == "bx" else {})})


def _about(code: Code) -> dict[str, str]:
    kind = TYPES.get(code.kind)
    if kind in {"image", "lb"} and code.role is not Role.ALONE:
        kind = None
    other = "x-format" if code.kind in FORMATS else f"x-{code.kind.value}"
    about = {"ctype": kind or other}
    if code.role is Role.ALONE:
        shown = code.shown or f"[{code.kind.value}]"
        about["equiv-text"] = shown.translate(NOT_IN_XML)
    return about


def _core(name: str) -> str:
    return f"{{{CORE}}}{name}"
