"""Writes TMX 1.4b of texts and days alone: no authors, no tools, no notes, no properties."""

from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from ordvern.memory.coded import Code, Coded, CodeKind
from ordvern.memory.file_entry import FileEntry
from ordvern.memory.unit import Unit

FOOTER = b"</body>\n</tmx>\n"
# Characters that XML 1.0 cannot hold, even as references.
_CONTROLS = (*range(9), 11, 12, *range(14, 32))
UNWRITABLE = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_UNWRITABLE_BYTES = [chr(point).encode() for point in (*_CONTROLS, 0xFFFE, 0xFFFF)]


def header(source_language: str) -> bytes:
    """All that stands before the first unit."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tmx version="1.4">\n'
        '<header creationtool="ordvern" creationtoolversion="1" segtype="sentence"'
        ' o-tmf="ordvern" adminlang="en" datatype="plaintext"'
        f" srclang={quoteattr(source_language or '*all*')}/>\n<body>\n"
    ).encode()


def written(entry: FileEntry) -> bytes:
    """One entry as a `tu`."""
    return encoded(tu(entry.changed, [(each.language, each.text) for each in entry.variants]))


def encoded(units: str) -> bytes:
    """Some units as a file holds them: without what XML cannot hold. Many are quicker looked
    through at once."""
    data = units.encode(errors="ignore")  # halves of pairs of surrogates
    for each in _UNWRITABLE_BYTES:
        data = data.replace(each, b"")
    return data


def tu(changed: str, variants: Iterable[tuple[str, Coded]]) -> str:
    """A unit last changed on a day (YYYYMMDD or ""), as languages and their texts."""
    sides = [f"{_opening(language)}{_inside(text)}</seg></tuv>" for language, text in variants]
    return f"{_beginning(changed)}{''.join(sides)}</tu>\n"


def pair(changed: str, unit: Unit) -> str:
    """A unit of two languages, in one piece: a file has very many."""
    source, target, language, other, _, _, _ = unit
    return (
        f"{_beginning(changed)}{_opening(language)}{_inside(source)}</seg></tuv>"
        f"{_opening(other)}{_inside(target)}</seg></tuv></tu>\n"
    )


def _beginning(changed: str) -> str:
    return f'<tu changedate="{changed}T000000Z">' if changed else "<tu>"


@lru_cache(maxsize=64)
def _opening(language: str) -> str:
    return f"<tuv xml:lang={quoteattr(language or 'und')}><seg>"


def _inside(coded: Coded) -> str:
    text = coded.text
    if coded.codes:
        return _with_codes(coded)
    return escape(text) if "&" in text or "<" in text or ">" in text else text


def _with_codes(coded: Coded) -> str:
    paired = _paired(coded.codes)
    return "".join(
        _code(piece, paired) if isinstance(piece, Code) else escape(piece)
        for piece in coded.pieces()
    )


def _paired(codes: Iterable[Code]) -> dict[str, int]:
    """Numbers of the ids that one code opens and a later one closes, and no other."""
    kinds: dict[str, list[CodeKind]] = {}
    for code in codes:
        kinds.setdefault(code.id, []).append(code.kind)
    whole = [name for name, seen in kinds.items() if seen == [CodeKind.OPEN, CodeKind.CLOSE]]
    return {name: number for number, name in enumerate(whole, 1)}


def _code(code: Code, paired: dict[str, int]) -> str:
    if code.kind is CodeKind.ALONE:
        return "<ph/>"
    is_open = code.kind is CodeKind.OPEN
    if code.id in paired:
        return f'<{"bpt" if is_open else "ept"} i="{paired[code.id]}"/>'
    return f'<it pos="{"begin" if is_open else "end"}"/>'
