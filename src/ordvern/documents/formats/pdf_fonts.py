"""Fonts whose text layer tells other letters than those that are seen on the page.

A font with a Latin encoding draws the letter A for code 65; if its ToUnicode map (ISO 32000-1,
9.10.3) says that code 65 is an X, what can be copied or searched is not what can be read.
"""

import re
from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object, PikepdfError, Stream

LATIN = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"})
STANDARD_FONT = re.compile(r"/(?:Helvetica|Times|Courier)(?:-\w+)?")
SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
CHAR = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>")
RANGE = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>")
MAP_AT_MOST = 1 << 20
LIES_AT_LEAST = 3
LYING_SHARE = 0.2


def lies(font: Object) -> bool:
    """Whether a simple font's ToUnicode map contradicts its own Latin encoding."""
    if font.get("/Subtype") not in ("/Type1", "/TrueType", "/MMType1"):
        return False
    to_unicode = font.get("/ToUnicode")
    differing = _differing(font)
    if differing is None or not isinstance(to_unicode, Stream):
        return False
    try:
        mapping = bytes(to_unicode.read_bytes())[:MAP_AT_MOST]
    except PikepdfError:
        return False
    told = [(chr(code), chr(value)) for code, value in _pairs(mapping) if code not in differing]
    plain = [(drawn, said) for drawn, said in told if _is_plain(drawn)]
    wrong = sum(drawn != said and said.isalnum() for drawn, said in plain)
    return wrong >= max(LIES_AT_LEAST, LYING_SHARE * len(plain))


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _differing(font: Object) -> frozenset[int] | None:
    """Codes that the font draws differently from a Latin encoding; None if it has no such base."""
    encoding = font.get("/Encoding")
    if isinstance(encoding, Name):
        return frozenset() if str(encoding) in LATIN else None
    is_standard = STANDARD_FONT.fullmatch(str(font.get("/BaseFont", ""))) is not None
    if isinstance(encoding, Dictionary):
        is_latin = is_standard or str(encoding.get("/BaseEncoding", "")) in LATIN
        return frozenset(_codes(encoding.get("/Differences"))) if is_latin else None
    return frozenset() if encoding is None and is_standard else None


def _codes(differences: object) -> Iterator[int]:
    code = 0
    entries: Iterable[object] = differences if isinstance(differences, Array) else ()
    for entry in entries:
        if isinstance(entry, Name):
            yield code
            code += 1
        elif isinstance(entry, int):
            code = entry


def _pairs(mapping: bytes) -> Iterator[tuple[int, int]]:
    """Code and character of every single-byte entry of a ToUnicode map."""
    for section in SECTION.finditer(mapping):
        if section[1] == b"char":
            for code, value in CHAR.findall(section[2]):
                yield int(code, 16), int(value, 16)
        else:
            for first, last, value in RANGE.findall(section[2]):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    yield int(first, 16) + step, (int(value, 16) + step) & 0xFFFF
