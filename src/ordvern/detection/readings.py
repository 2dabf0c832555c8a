"""What stands encoded or spelt out in a text, read: base64, entities, numbers in words, leet.

A reading replaces a stretch by what it says. Unlike the plain form (see `normalise`) it is a
second opinion: the text is also looked at as it stands, so a reading that says nothing of
interest changes nothing. One pass of RE2 finds where there may be any.
"""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import re2

from ordvern.detection import spelt_numbers
from ordvern.detection.narrow import OTHER, as_bytes, coarse, narrow, options

if TYPE_CHECKING:
    from re2 import _Regexp

_ENOUGH_DIGITS = 8
_LONGEST = 8192
_LONGEST_WORD = 40
_SHORTEST = 5
_SUSPENDED = frozenset(
    [
        "og",
        "eller",
        "og/eller",
        "and",
        "or",
        "und",
        "oder",
        "och",
        "eller",
        "et",
        "ou",
        "y",
        "o",
        "i",
    ]
)
_LEET = str.maketrans("0134578@$!€", "oieastbasie")
_FLAG_A = 0x1F1E6
_URL = r"[A-Za-z0-9._~\-]*"


def _options() -> re2.Options:
    chosen = options(64)
    chosen.encoding = re2.Options.Encoding.UTF8
    return chosen


# What may be read; RE2 and `re` read them alike, but for letters. Borders are outside the groups.
_SHAPES = (
    "(?P<turned>\u202e[^\u202c\n]+\u202c?)",
    "(?P<flags>[\U0001f1e6-\U0001f1ff]{4,})",
    r"(?P<entities>[A-Za-z0-9]*(?:&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});"
    r"[A-Za-z0-9]*)+)",
    rf"(?P<percent>{_URL}(?:%[0-9A-Fa-f]{{2}}{_URL})+)",
    r"(?P<quoted>[A-Za-z0-9]*(?:(?:=[0-9A-F]{2}){2}|\pL=[0-9A-F]{2})(?:=[0-9A-F]{2}|=\n|[A-Za-z0-9])*)",
    r"(?P<escaped>[A-Za-z0-9]*(?:(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})[A-Za-z0-9]*)+)",
    r"(?P<base64>[A-Za-z0-9+/]{2,}[a-z0-9][A-Z][A-Za-z0-9+/]{8,}={0,2}|[A-Za-z0-9+/]{10,}={1,2})",
    rf"(?:^|[^\pL])(?P<spelt>{spelt_numbers.SHAPE})",
    r"(?P<digits>[0-9]+(?:[*|~=+#^_]{1,2}[0-9]+){2,})",
    r"(?:^|[^\pL\pN])(?P<spaced>\pL(?:[ .\-_*]{1,3}\pL){4,})(?:[^\pL\pN]|$)",
    r"(?P<lines>\pL{2,}-[ \t]?\n[ \t]?\pL{2,})",
    # Not where it is part of an e-mail or web address, as most of these are.
    r"(?P<leet>\pL(?:[0134578@$!€]{1,2}\pL+)+[0134578@$!€]{0,2})(?:[^\pL\pN_@$!€./]|[269]|$)",
)
_FIRST_IN_LATIN = 2  # the shapes before it are made of nothing in Latin-1
# What begins those, and two letters of which a narrow text makes letters of ASCII.
_BEYOND_LATIN = re.compile("[\u202e\U0001f1e6-\U0001f1ff\u017f\u212a]")
COARSE = coarse("|".join(_SHAPES[_FIRST_IN_LATIN:]).replace("€", ""))
# The same, not compiled, for the narrow form of any text, in which € is one of the others.
WIDER = as_bytes("|".join(_SHAPES[_FIRST_IN_LATIN:]).replace("€", OTHER.decode("latin-1")))


# Both take long to compile, and few texts ask for them.
@cache
def _coarse_beyond_latin() -> "_Regexp[bytes]":
    return re2.compile("|".join(_SHAPES).encode(), _options())


@cache
def _exact() -> re.Pattern[str]:
    return re.compile(
        "|".join(_SHAPES)
        .replace(r"[^\pL\pN]", r"[\W_]")
        .replace(r"[^\pL\pN_", r"[^\w")
        .replace(r"[^\pL]", r"[\W\d_]")
        .replace(r"\pL", r"[^\W\d_]")
    )


@dataclass(slots=True, eq=False)
class Reading:
    """The stretch `start`-`end` of a text says `says`. `words_only` readings are too wild a
    guess for anything but words of the lists."""

    start: int
    end: int
    says: str = field(repr=False)
    words_only: bool = False


def readings(text: str) -> Iterator[Reading]:
    """All readings of a text, in order of place and apart."""
    for start, end in _places(text):
        match = _exact().match(text, start, end)
        if match is None or match.lastgroup is None:
            continue
        kind, (first, last) = match.lastgroup, match.span(match.lastgroup)
        if kind == "leet":
            first = _word_start(text, first)
            if _is_part_of_address(text, first, last) or _is_code(text[first:last]):
                continue
        says = _READERS[kind](text[first:last])
        if len(says) >= _SHORTEST and says != text[first:last]:
            yield Reading(first, last, says, words_only=kind == "leet")


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where something may be read, in code points. Bytes of Latin-1 are already that, and those of
    the narrow form, in which nearly all of it shows; in it € is read as $ is."""
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        if is_beyond_latin(text):
            yield from _places_beyond_latin(text.encode("utf-8", "replace"))
            return
        data = narrow(text.replace("€", "$"))
    for match in COARSE.finditer(data):
        yield match.span()


def is_beyond_latin(text: str) -> bool:
    """Whether there may be a reading of which the narrow form does not tell, or not all."""
    return _BEYOND_LATIN.search(text) is not None


def _places_beyond_latin(data: bytes) -> Iterator[tuple[int, int]]:
    place = done = 0
    for match in _coarse_beyond_latin().finditer(data):
        start, end = match.span()
        first = place + len(data[done:start].decode())
        place = first + len(data[start:end].decode())
        done = end
        yield first, place


def _word_start(text: str, place: int) -> int:
    floor = max(0, place - _LONGEST_WORD)
    while place > floor and text[place - 1].isalpha():
        place -= 1
    return place


def _is_part_of_address(text: str, start: int, end: int) -> bool:
    """Whether the stretch belongs to an e-mail address, a web address or a handle."""
    return text[end : end + 1] in (".", "/", "@", "_") or (start > 0 and text[start - 1] in "@/._-")


def _is_code(stretch: str) -> bool:
    """Whether there are more digits than letters, as in no word but in many codes (L04AB02)."""
    return 2 * sum(map(str.isdigit, stretch)) > len(stretch)


def _base64(stretch: str) -> str:
    """The text in base64, or nothing if it holds other things than text."""
    bare = stretch[:_LONGEST].rstrip("=")
    bare = bare[: len(bare) // 4 * 4] if len(stretch) > _LONGEST else bare
    try:
        said = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return said if "".join(said.split()).isprintable() else ""


def _percent(stretch: str) -> str:
    return unquote(stretch, errors="replace")


def _quoted_printable(stretch: str) -> str:
    return unquote(stretch.replace("%", "%25").replace("=", "%"), errors="replace")


def _escaped(stretch: str) -> str:
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})", _code, stretch)


def _code(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _spelt_number(stretch: str) -> str:
    said = spelt_numbers.digits(stretch)
    return said if len(said) >= _ENOUGH_DIGITS else ""


def _marked_digits(stretch: str) -> str:
    said = "".join(character for character in stretch if character.isdigit())
    return said if len(said) >= _ENOUGH_DIGITS else ""


def _spaced_letters(stretch: str) -> str:
    """Letters one by one, joined; a wider gap is the space between two words."""
    gaps = re.findall(r"[\W_]+", stretch)
    narrow = min(map(len, gaps))
    if max(map(len, gaps)) == narrow:
        narrow = len(stretch)
    return re.sub(r"[\W_]+", lambda gap: " " if len(gap[0]) > narrow else "", stretch)


def _joined_lines(stretch: str) -> str:
    """A word cut at the end of a line; "lese-" before "og" was no cut."""
    left, _, right = stretch.partition("-")
    right = right.strip()
    return "" if right.lower() in _SUSPENDED else left + right


def _turned(stretch: str) -> str:
    return stretch.strip("\u202e\u202c")[::-1]


def _flags(stretch: str) -> str:
    return "".join(chr(ord(character) - _FLAG_A + ord("a")) for character in stretch)


def _leet(stretch: str) -> str:
    return stretch.lower().translate(_LEET)


_READERS: dict[str, Callable[[str], str]] = {
    "turned": _turned,
    "flags": _flags,
    "entities": html.unescape,
    "percent": _percent,
    "quoted": _quoted_printable,
    "escaped": _escaped,
    "base64": _base64,
    "spelt": _spelt_number,
    "digits": _marked_digits,
    "spaced": _spaced_letters,
    "lines": _joined_lines,
    "leet": _leet,
}
