"""Inside the cage: what a translator's XLIFF says, of version 1.2 or 2.x, ours or changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Atom, Atoms, Code, joined, text_of
from ordvern.documents.translation.xliff import codes
from ordvern.documents.translation.xliff.sheet import Stamp
from ordvern.documents.xmltree import parse


@dataclass(frozen=True, slots=True)
class Returned:
    """A unit as it came back; `target` is None if nothing of it is translated, and
    `untranslated` counts its segments that are not."""

    id: str
    source: Atoms
    target: Atoms | None
    untranslated: int


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A whole file as it came back. `twice` names units that it holds more than once."""

    stamp: Stamp | None
    source_language: str
    target_language: str
    units: tuple[Returned, ...]
    twice: tuple[str, ...]


def read_sheet(content: bytes) -> ReturnedSheet:
    """Raises Refused: corrupt, content_is_not_type for XML that is no XLIFF."""
    root = parse(content)
    if local_name(root) != "xliff":
        raise Refused(Reason.CONTENT_IS_NOT_TYPE)
    is_first = root.get("version", "2").startswith("1")
    units = tuple(_units1(root) if is_first else _units2(root))
    counts = Counter(unit.id for unit in units)
    source, target = _languages(root)
    twice = tuple(name for name, count in counts.items() if count > 1)
    return ReturnedSheet(_stamp(root), source, target, units, twice)


def _languages(root: _Element) -> tuple[str, str]:
    file = root.find("{*}file")
    old = ("", "") if file is None else (file.get("source-language"), file.get("target-language"))
    return root.get("srcLang") or old[0] or "", root.get("trgLang") or old[1] or ""


def _stamp(root: _Element) -> Stamp | None:
    for element in root.iter("{*}skeleton", "{*}external-file"):
        return Stamp.parsed(element.get("href", ""))
    return None


def _units2(root: _Element) -> Iterator[Returned]:
    for unit in root.iter("{*}unit"):
        parts = [part for part in unit if local_name(part) in {"segment", "ignorable"}]
        sources = [_atoms(part.find("{*}source")) or () for part in parts]
        targets = [_atoms(part.find("{*}target")) for part in parts]
        missing = [
            number
            for number, part in enumerate(parts)
            if local_name(part) == "segment"
            and not targets[number]
            and text_of(sources[number]).strip()
        ]
        segments = sum(local_name(part) == "segment" for part in parts)
        order = sorted(range(len(parts)), key=lambda number: _order(parts[number], number))
        whole = [targets[number] or sources[number] for number in order]
        target = None if len(missing) == segments else joined(atom for one in whole for atom in one)
        source = joined(atom for one in sources for atom in one)
        yield Returned(unit.get("id", ""), source, target, len(missing))


def _order(part: _Element, number: int) -> int:
    """Where the target of a segment stands, if a translator moved it."""
    target = part.find("{*}target")
    order = "" if target is None else target.get("order", "")
    return int(order) - 1 if order.isdecimal() else number


def _units1(root: _Element) -> Iterator[Returned]:
    for unit in root.iter("{*}trans-unit"):
        source = _atoms(unit.find("{*}source")) or ()
        target = unit.find("{*}target")
        if target is None or not (_atoms(target) or not text_of(source).strip()):
            yield Returned(unit.get("id", ""), source, None, 1)
            continue
        missing = _fill_gaps(unit, target)
        atoms = _atoms(target)
        is_whole = missing == 0 or missing < sum(1 for _ in _segments(target))
        yield Returned(unit.get("id", ""), source, atoms if is_whole else None, missing)


def _segments(element: _Element) -> Iterator[_Element]:
    return (mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg")


def _fill_gaps(unit: _Element, target: _Element) -> int:
    """Put the source into segments that have no target; answers how many they are."""
    marked = unit.find("{*}seg-source")
    known = {} if marked is None else {each.get("mid"): each for each in _segments(marked)}
    count = 0
    for mark in _segments(target):
        source = known.get(mark.get("mid"))
        if source is not None and not len(mark) and not (mark.text or "").strip():
            mark.text = source.text
            mark.extend(list(source))
            count += 1
    return count


def _atoms(element: _Element | None) -> Atoms | None:
    return None if element is None else joined(_inside(element))


def _inside(element: _Element) -> Iterator[Atom]:
    if element.text:
        yield element.text
    for child in element:
        yield from _of(child)
        if child.tail:
            yield child.tail


def _of(element: _Element) -> Iterator[Atom]:
    name = local_name(element)
    if name in codes.PAIRS:
        opening, closing = codes.pair(element)
        yield opening
        yield from _inside(element)
        yield closing
    elif name in codes.CLEAR:
        yield from _inside(element)
    elif name == "cp":
        yield codes.character(element)
    elif name and name not in codes.SILENT:
        yield codes.single(element)


def known_codes(atoms: Atoms, source: Atoms) -> Atoms:
    """The atoms with the codes of `source` in place of those that only have their numbers."""
    known = {(atom.role, atom.id): atom for atom in source if isinstance(atom, Code)}
    return tuple(
        known.get((atom.role, atom.id), atom) if isinstance(atom, Code) else atom for atom in atoms
    )
