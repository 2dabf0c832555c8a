"""Writes TMX 1.4b of texts and days alone: no authors, no tools, no notes, no properties."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ordvern.memory.coded import Code, Coded, CodeKind
from ordvern.memory.file_entry import FileEntry, Variant

FOOTER = b"</body>\n</tmx>\n"
# Characters that XML 1.0 cannot hold, even as references.
_CONTROLS = (*range(9), 11, 12, *range(14, 32))
UNWRITABLE = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


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
    changed = f' changedate="{entry.changed}T000000Z"' if entry.changed else ""
    variants = "".join(map(_variant, entry.variants))
    return f"<tu{changed}>{variants}</tu>\n".encode()


def _variant(variant: Variant) -> str:
    language = quoteattr(variant.language or "und")
    return f"<tuv xml:lang={language}><seg>{_segment(variant.text)}</seg></tuv>"


def _segment(coded: Coded) -> str:
    paired = _paired(coded.codes)
    return "".join(
        _code(piece, paired) if isinstance(piece, Code) else escape(piece.translate(UNWRITABLE))
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
