"""A plain form of a text to match against, with a way back to the places in the original.

People hide numbers and words by accident (a soft hyphen, a no-break space, an "fi" ligature)
and on purpose (digits of other scripts, zero-width characters, Cyrillic letters that look Latin).
The plain form undoes that; `Plain.origin` leads each place back to the original code points.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

import re2

# Characters that may need work: everything but ASCII, the Latin letters and common punctuation.
_ODD = re.compile(r"[^\x00-\x7f\u00a7\u00b0\u00b5\u00ba\u00c0-\u012f\u0131-\u02af\u20ac]+")
# Letters read for digits between digits and the other way round, as in bad scans.
_SWAPPED = re.compile(
    r"(?<=\d)[OolI](?=\d)|(?<=\d )[Oo](?=\d)|(?<=[^\W\d_]{2})0(?=[^\W\d_]{2})|"
    r"(?<=\b[A-Z])0(?=[A-Z]{3})"
)
_MAY_BE_SWAPPED = re2.compile(rb"[0-9][OolI][0-9]|[0-9] [Oo][0-9]|\pL\pL0\pL\pL|[A-Z]0[A-Z]{3}")
_SWAPS = {"O": "0", "o": "0", "l": "1", "I": "1", "0": "o"}
_JOINED = re.compile(r"[\u0300-\u036f]")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
_MARKS = {
    **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f", '"'),
    "\u00b7": " ",
    "\u2022": " ",
}
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\uff07": "'"}
_KEPT = dict.fromkeys("\u2028\u2029\x85", "\n")
_LATIN_TWINS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρυχ",
        "ABESIJKMHOPCTYXaesijopcyxdqwABEZHIKMNOPTYXoavikpux",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text, and where it differs in length from the original.

    From plain place `at[i]` on, the original place is the plain place plus `shift[i]`.
    """

    text: str = field(repr=False)
    original: str = field(repr=False)
    at: tuple[int, ...]
    shift: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that plain `start`-`end` stands for."""
        if not self.at:
            return start, end
        first = self._place(start)
        last = self._place(end - 1) + 1 if end > start else first
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return first, max(first, last)

    def _place(self, position: int) -> int:
        index = bisect_right(self.at, position) - 1
        return position + (self.shift[index] if index >= 0 else 0)


@lru_cache(maxsize=4096)
def plain_character(character: str) -> str:
    """What stands for one character: itself, a plainer one, several, or nothing."""
    for table in (_DASHES, _QUOTES, _MARKS, _KEPT):
        if character in table:
            return table[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me") or character in "\u115f\u1160\u3164\uffa0":
        return ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if category in ("Zs", "Cs"):
        return " "
    plainer = unicodedata.normalize("NFKC", character)
    return plainer if plainer.strip() and plainer.isprintable() and len(plainer) < 9 else character


def plain(text: str) -> Plain:
    """The plain form of `text`. Linear in its length; unchanged text costs two searches."""
    form = _plain(text)
    return Plain(_mended(form.text), form.original, form.at, form.shift)


def _mended(text: str) -> str:
    """Letters between digits and digits between letters put right, one for one."""
    data = text.encode("utf-8", "replace")
    pieces: list[str] = []
    kept = place = done = 0
    for rough in _MAY_BE_SWAPPED.finditer(data):
        start, end = rough.span()
        place += len(data[done:start].decode())
        done = start
        last = place + (end - start)
        for match in _SWAPPED.finditer(text, max(kept, place - 1), last + 4):
            pieces += [text[kept : match.start()], _SWAPS[match.group()]]
            kept = match.end()
    return "".join([*pieces, text[kept:]]) if pieces else text


def _plain(text: str) -> Plain:
    if text.isascii() or not _ODD.search(text):
        return Plain(text, text, (), ())
    pieces: list[str] = []
    at: list[int] = []
    shift: list[int] = []
    done = length = 0
    for match in _ODD.finditer(text):
        start = match.start()
        if _is_combining(text, start) and start > done:
            start -= 1
        pieces.append(text[done:start])
        length += start - done
        for position, replacement in _replacements(text, start, match.end()):
            if length + (shift[-1] if shift else 0) != position:
                at.append(length)
                shift.append(position - length)
            for extra in range(1, len(replacement)):
                at.append(length + extra)
                shift.append(position - length - extra)
            pieces.append(replacement)
            length += len(replacement)
        done = match.end()
        if length + (shift[-1] if shift else 0) != done:
            at.append(length)
            shift.append(done - length)
    pieces.append(text[done:])
    return Plain("".join(pieces), text, tuple(at), tuple(shift))


def _is_combining(text: str, position: int) -> bool:
    return position < len(text) and _JOINED.match(text, position) is not None


def _replacements(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Each original place in `start`-`end` that leaves something, with what it leaves."""
    found: list[tuple[int, str]] = []
    position = start
    while position < end:
        if _is_combining(text, position + 1) and position + 1 < end:
            composed = unicodedata.normalize("NFC", text[position : position + 2])
            left = composed if len(composed) == 1 else text[position]
            found.append((position, _as_latin(left, text, position)))
            position += 2
            continue
        left = plain_character(text[position]) if ord(text[position]) > 127 else text[position]
        if left:
            found.append((position, _as_latin(left, text, position)))
        position += 1
    return found


def _as_latin(character: str, text: str, position: int) -> str:
    """A Greek or Cyrillic letter inside a Latin word is taken for the Latin letter it resembles."""
    twin = _LATIN_TWINS.get(character)
    if twin is None:
        return character
    around = text[max(0, position - 2) : position] + text[position + 1 : position + 3]
    return twin if any(c.isascii() and c.isalpha() for c in around) else character
