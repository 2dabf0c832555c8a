"""Writes XLIFF 2.1: segments and what stands between them, codes, notes, matches with scores.

Names are those of the OASIS standard XLIFF 2.1, its core and its module of translation candidates.
"""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.translation.atoms import (
    FORMATS,
    MAY_GO,
    MAY_REPEAT,
    Atom,
    Code,
    Kind,
    Role,
)
from ordvern.documents.translation.xliff.inline import NOT_IN_XML, Inline, whole_pairs
from ordvern.documents.translation.xliff.sheet import Match, Segmented, Sheet
from ordvern.text import Part

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
EMPTY = f'<xliff xmlns="{CORE}" xmlns:mtc="{MATCHES}" version="2.1" xml:space="preserve"/>'
SUBTYPES = {Kind.BOLD: "xlf:b", Kind.ITALIC: "xlf:i", Kind.UNDERLINE: "xlf:u", Kind.BREAK: "xlf:lb"}
TYPES = {
    Kind.LINK: "link",
    Kind.IMAGE: "image",
    Kind.BREAK: "fmt",
    Kind.WRAP: "fmt",
    Kind.TAB: "fmt",
}
SURE = 100.0


def written(sheet: Sheet) -> bytes:
    """The whole file, in UTF-8."""
    root = etree.fromstring(EMPTY)
    root.set("srcLang", sheet.source_language)
    root.set("trgLang", sheet.target_language)
    file = etree.SubElement(root, _core("file"), {"id": "f1", "original": sheet.name})
    etree.SubElement(file, _core("skeleton"), {"href": sheet.stamp.spelled})
    _notes(file, sheet.notes, "order")
    for each in sheet.units:
        _unit(file, each)
    _line_by_line(file)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _line_by_line(file: _Element) -> None:
    """Line ends between units alone, where no blank is anybody's text."""
    file.text = "\n"
    for child in file:
        child.tail = "\n"


def _notes(parent: _Element, notes: Sequence[str], category: str) -> None:
    if notes:
        holder = etree.SubElement(parent, _core("notes"))
        for note in notes:
            element = etree.SubElement(holder, _core("note"), {"category": category})
            element.text = note.translate(NOT_IN_XML)


def _unit(file: _Element, each: Segmented) -> None:
    unit = etree.SubElement(
        file, _core("unit"), {"id": each.unit.id, "name": each.unit.locator.translate(NOT_IN_XML)}
    )
    _candidates(unit, each)
    if each.unit.part is not Part.BODY:
        _notes(unit, [each.unit.part.value.replace("_", " ")], "part")
    number = 0
    for piece in each.pieces:
        if piece.is_segment:
            number += 1
            matches = each.matches[number - 1] if number <= len(each.matches) else ()
            segment = etree.SubElement(unit, _core("segment"), {"id": f"s{number}"})
            _source(segment, piece.atoms)
            _target(segment, each, piece.atoms, matches)
        else:
            _source(etree.SubElement(unit, _core("ignorable")), piece.atoms)


def _source(parent: _Element, atoms: Sequence[Atom]) -> None:
    fill(etree.SubElement(parent, _core("source")), atoms)


def _target(
    segment: _Element, each: Segmented, atoms: Sequence[Atom], matches: Sequence[Match]
) -> None:
    """A translation that is there already: the document's own, or a match that is the same."""
    is_alone = sum(piece.is_segment for piece in each.pieces) == 1
    known = each.unit.known if is_alone else ""
    best = next((match.target for match in matches if match.score >= SURE), "")
    if (known or best) and all(isinstance(atom, str) for atom in atoms):
        segment.set("state", "translated")
        fill(etree.SubElement(segment, _core("target")), [known or best])


def _candidates(unit: _Element, each: Segmented) -> None:
    if not any(each.matches):
        return
    holder = etree.SubElement(unit, f"{{{MATCHES}}}matches")
    for number, matches in enumerate(each.matches, 1):
        for match in matches:
            element = etree.SubElement(
                holder,
                f"{{{MATCHES}}}match",
                {"ref": f"#s{number}", "matchQuality": f"{match.score:.1f}", "type": "tm"},
            )
            if match.origin:
                element.set("origin", match.origin.translate(NOT_IN_XML))
            for tag, text in (("source", match.source), ("target", match.target)):
                etree.SubElement(element, _core(tag)).text = text.translate(NOT_IN_XML)


def fill(element: _Element, atoms: Sequence[Atom]) -> None:
    """Text and codes: ``pc`` for a pair that is whole here, else ``sc`` and ``ec``, and ``ph``."""
    inline = Inline(element)
    whole = whole_pairs(atoms)
    for atom in atoms:
        if isinstance(atom, str):
            inline.say(atom)
        elif atom.role is Role.ALONE:
            inline.put(_core("ph"), {"id": str(atom.id), **_about(atom, "disp")})
        elif atom.id in whole and atom.role is Role.OPEN:
            about = _about(atom, "dispStart")
            inline.path.append(inline.put(_core("pc"), {"id": str(atom.id), **about}))
        elif atom.id in whole:
            inline.path.pop()
        elif atom.role is Role.OPEN:
            inline.put(_core("sc"), {"id": str(atom.id), **_about(atom, "disp")})
        else:
            inline.put(_core("ec"), {"startRef": str(atom.id)})


def _about(code: Code, shown_as: str) -> dict[str, str]:
    """What a translator's program should know of a code."""
    about = {}
    if code.kind in FORMATS or code.kind in TYPES:
        about["type"] = TYPES.get(code.kind, "fmt")
    elif code.kind is not Kind.OTHER:
        about["type"] = "other"
    if code.kind in SUBTYPES:
        about["subType"] = SUBTYPES[code.kind]
    if code.kind not in MAY_GO:
        about["canDelete"] = "no"
    if code.kind not in MAY_REPEAT:
        about["canCopy"] = "no"
    about[shown_as] = (code.shown or f"[{code.kind.value}]").translate(NOT_IN_XML)
    return about


def _core(name: str) -> str:
    return f"{{{CORE}}}{name}"
