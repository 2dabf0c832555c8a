"""Writes XLIFF 2.1 of one pair of languages: texts and codes alone."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ordvern.memory.coded import Code, Coded, CodeKind
from ordvern.memory.tmx.writing import UNWRITABLE
from ordvern.memory.unit import Unit

_Names = dict[tuple[CodeKind, str, int], str]


def xliff(units: Iterable[Unit], source_language: str, target_language: str) -> Iterator[bytes]:
    """The file in pieces. Units of other languages must not be among them."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"'
        f" srcLang={quoteattr(source_language)} trgLang={quoteattr(target_language)}>\n"
        '<file id="memory">\n'
    ).encode()
    for number, unit in enumerate(units, 1):
        names: _Names = {}
        source, target = (_side(side, names) for side in (unit.source, unit.target))
        yield (
            f'<unit id="{number}"><segment state="translated"><source xml:space="preserve">'
            f'{source}</source><target xml:space="preserve">{target}</target></segment></unit>\n'
        ).encode()
    yield b"</file>\n</xliff>\n"


def _side(side: Coded, names: _Names) -> str:
    """The text with its codes; the same code has the same id in source and target."""
    seen: dict[tuple[CodeKind, str], int] = {}
    opened: dict[str, str] = {}
    return "".join(
        _code(piece, names, seen, opened)
        if isinstance(piece, Code)
        else escape(piece.translate(UNWRITABLE))
        for piece in side.pieces()
    )


def _code(
    code: Code, names: _Names, seen: dict[tuple[CodeKind, str], int], opened: dict[str, str]
) -> str:
    key = (code.kind, code.id)
    seen[key] = seen.get(key, 0) + 1
    if code.kind is CodeKind.CLOSE and code.id in opened:
        return f'<ec startRef="{opened.pop(code.id)}"/>'
    name = names.setdefault((*key, seen[key]), f"c{len(names) + 1}")
    if code.kind is CodeKind.OPEN:
        opened[code.id] = name
        return f'<sc id="{name}"/>'
    if code.kind is CodeKind.CLOSE:
        return f'<ec id="{name}" isolated="yes"/>'
    return f'<ph id="{name}"/>'
