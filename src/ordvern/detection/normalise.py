"""A plain form of a text to match against, with a way back to the places in the original.

People hide numbers and words by accident (a soft hyphen, a no-break space, an "fi" ligature)
and on purpose (digits of other scripts, zero-width characters, Cyrillic letters that look Latin).
The plain form undoes that; `Plain.origin` leads each place back to the original code points.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ordvern.detection.coarse import SWAPPED
from ordvern.detection.glance import READING, Places, find, glance, may_be_read
from ordvern.detection.narrow import narrow
from ordvern.detection.swapped import put_right

# Characters that may need work: everything but ASCII, the Latin letters, common punctuation and
# the brackets of placeholders (⟦P1⟧), which would make masked texts dear.
_ODD = re.compile(
    r"[^\t-\r\x1c-\x7e\u00a7\u00b0\u00b5\u00ba\u00c0-\u012f\u0131-\u024f\u20ac\u27e6\u27e7]+"
)
_UNSEEN = ("Cf", "Cc", "Mn", "Me")
_USUAL = bytes(byte for byte in range(256) if not _ODD.match(chr(byte)))
_STRETCH = 4096
_VERY_LONG = 1_000_000  # characters
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
# Letters drawn otherwise that Unicode does not decompose: small capitals, squares, circles.
_DRAWN = {
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɑ", "abcdefghijklmnoprstuvwyzga", strict=True)),
    **{chr(first + i): chr(97 + i) for first in (0x1F150, 0x1F170) for i in range(26)},
}
_TWINS = frozenset(_LATIN_TWINS)
_LATIN_BEFORE = re.compile(r"(?<=[A-Za-z])|(?<=[A-Za-z][^ \n\t])")
_LATIN_AFTER = re.compile(r"[^ \n\t]?[A-Za-z]")


@dataclass(slots=True, eq=False)
class Plain:
    """The plain text, and where it differs in length from the original.

    `data` is the plain text with one byte a code point (see `narrow`), `absent` the coarse
    shapes that are surely not in it and `known` the places of those that a first glance told of
    (see `glance`). From plain place `at[i]` on, the original place is the plain place plus
    `shift[i]`.
    """

    text: str = field(repr=False)
    data: bytes = field(repr=False)
    absent: frozenset[str]
    known: Places = field(repr=False)
    original: str = field(repr=False)
    at: tuple[int, ...]
    shift: tuple[int, ...]

    def places(self, shape: str) -> Sequence[tuple[int, int]]:
        """The places of a coarse shape in the plain text."""
        return self.known[shape] if shape in self.known else find(shape, self.data)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that plain `start`-`end` stands for."""
        if not self.at:
            return start, end
        first = self._place(start)
        last = self._place(end - 1) + 1 if end > start else first
        while last < len(self.original) and _is_mark(self.original[last]):
            last += 1
        return first, max(first, last)

    def places_of(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the plain text that stands for `first`-`last` of the original."""
        if not self.at:
            return first, last
        every = range(len(self.text))
        return bisect_left(every, first, key=self._place), bisect_left(every, last, key=self._place)

    def _place(self, position: int) -> int:
        index = bisect_right(self.at, position) - 1
        return position + (self.shift[index] if index >= 0 else 0)


def _is_mark(character: str) -> bool:
    """Whether it is drawn onto the character before it."""
    return unicodedata.category(character) in ("Mn", "Me")


@lru_cache(maxsize=4096)
def plain_character(character: str) -> str:
    """What stands for one character: itself, a plainer one, several, or nothing."""
    for table in (_DASHES, _QUOTES, _MARKS, _KEPT, _DRAWN):
        if character in table:
            return table[character]
    if "\U000e0020" <= character <= "\U000e007e":
        return chr(ord(character) - 0xE0000)
    category = unicodedata.category(character)
    if category in _UNSEEN or character in "\u115f\u1160\u3164\uffa0\ufffe\uffff":
        return ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if category in ("Zs", "Cs"):
        return " "
    plainer = unicodedata.normalize("NFKC", character)
    return plainer if plainer.strip() and plainer.isprintable() and len(plainer) < 9 else character


# One for one whatever stands around them, as long as nothing but these is odd there.
_COMMON = tuple((mark, plain_character(mark)) for mark in "–—«»“”„‘’•·\u00a0")


def plain(text: str) -> Plain:
    """The plain form of `text`. Linear in its length; unchanged text costs two searches."""
    usual, data = text, _if_usual(text)
    if data is None and len(text) <= _STRETCH:
        usual = _exchanged(text)
        data = _if_usual(usual)
    if data is None:
        return _plain(text)
    return _form(usual, data, text)


def _form(
    text: str,
    data: bytes,
    original: str,
    at: tuple[int, ...] = (),
    shift: tuple[int, ...] = (),
    *,
    shows_readings: bool = True,
) -> Plain:
    """The plain form of a text in which nothing is odd any more, what is swapped in it put right.
    Of readings, which are of the original, it tells nothing unless it shows them as well."""
    # To look for all shapes of a very long text twice takes longer than for these alone before.
    seen = glance(data) if len(data) < _VERY_LONG else None
    right = put_right(text, _swapped(data, seen))
    if right is not text:
        text, data, seen, shows_readings = right, narrow(right), None, False
    absent, known = seen or glance(data)
    if not shows_readings:
        absent = absent - {READING} if may_be_read(original) else absent | {READING}
    return Plain(text, data, absent, known, original, at, shift)


def _swapped(data: bytes, seen: tuple[frozenset[str], Places] | None) -> Sequence[tuple[int, int]]:
    """Where letters and digits may be swapped in a narrow text that was glanced at, or was not."""
    if seen is None:
        return find(SWAPPED, data)
    absent, known = seen
    return () if SWAPPED in absent else known.get(SWAPPED) or find(SWAPPED, data)


def _if_usual(text: str) -> bytes | None:
    """The narrow form of a text in which nothing is odd; None of any other."""
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        return None
    return None if data.translate(None, _USUAL) else data


def _exchanged(text: str) -> str:
    """The text with plainer marks and dashes in place of those that are common."""
    for mark, plainer in _COMMON:
        if mark in text:
            text = text.replace(mark, plainer)
    return text


def _plain(text: str) -> Plain:
    work = _Work(text)
    for start, end in _stretches(text):
        if not work.exchange(start, end):
            _undo(work, text, start, end)
    return work.finished()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The text in stretches that end with a line, so that no run of odd characters is cut."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _STRETCH) + 1 or len(text)
        yield start, end
        start = end


def _undo(work: "_Work", text: str, start: int, end: int) -> None:
    for match in _ODD.finditer(text, start, end):
        first, last = match.span()
        run = match.group()
        whole, has_twins = _one_for_one(run)
        if has_twins and whole and _is_beside_latin(text, first, last):
            whole = "".join(
                [_as_latin(each, text, place) for place, each in enumerate(whole, first)]
            )
        if not whole:
            work.rewrite(first, last)
        elif whole != run:
            work.replace(first, last, whole)


class _Work:
    """A plain form in the making."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._at: list[int] = []
        self._shift: list[int] = []
        self._done = 0
        self._length = 0
        self._shows_readings = True

    def exchange(self, start: int, end: int) -> bool:
        """Put marks and dashes of `start`-`end` right at once, if nothing else there is odd. What
        may be read there is read with the plainer marks, too, so the plain form shows it."""
        piece = self._text[start:end]
        plain = _exchanged(piece)
        if _has_odd(plain):
            self._shows_readings = False
            return False
        if plain is not piece:
            self.replace(start, end, plain)
        return True

    def replace(self, start: int, end: int, whole: str) -> None:
        """Put as many characters for `start`-`end`."""
        self._pieces += (self._text[self._done : start], whole)
        self._length += end - self._done
        self._done = end

    def rewrite(self, start: int, end: int) -> None:
        """Put what each character leaves for `start`-`end`, and note where places shift."""
        if _is_combining(self._text, start) and start > self._done:
            start -= 1
        self._pieces.append(self._text[self._done : start])
        self._length += start - self._done
        for position, replacement in _replacements(self._text, start, end):
            self._turn_to(position)
            for extra in range(1, len(replacement)):
                self._at.append(self._length + extra)
                self._shift.append(position - self._length - extra)
            self._pieces.append(replacement)
            self._length += len(replacement)
        self._done = end
        self._turn_to(end)

    def _turn_to(self, position: int) -> None:
        """From here on the plain text stands for the original from `position` on."""
        if self._length + (self._shift[-1] if self._shift else 0) != position:
            self._at.append(self._length)
            self._shift.append(position - self._length)

    def finished(self) -> Plain:
        whole = "".join([*self._pieces, self._text[self._done :]]) if self._pieces else self._text
        at, shift = tuple(self._at), tuple(self._shift)
        data, shows = narrow(whole), self._shows_readings
        return _form(whole, data, self._text, at, shift, shows_readings=shows)


def _has_odd(text: str) -> bool:
    return _if_usual(text) is None and _ODD.search(text) is not None


@lru_cache(maxsize=4096)
def _one_for_one(run: str) -> tuple[str, bool]:
    """What stands for odd characters if each leaves exactly one of its own, else nothing; and
    whether a Latin letter's twin is among them."""
    left = [plain_character(character) for character in run]
    alike = all(len(each) == 1 for each in left) and not _JOINED.search(run)
    return "".join(left) if alike else "", not _TWINS.isdisjoint(run)


def _is_beside_latin(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter stands so close that a look-alike may be meant for one: no farther
    than two characters off, in the same word."""
    return bool(_LATIN_BEFORE.match(text, start) or _LATIN_AFTER.match(text, end))


def _is_combining(text: str, position: int) -> bool:
    return position < len(text) and _JOINED.match(text, position) is not None


def _is_plain(character: str) -> bool:
    return character.isascii() and (character.isprintable() or character.isspace())


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
        left = text[position] if _is_plain(text[position]) else plain_character(text[position])
        if left:
            found.append((position, _as_latin(left, text, position)))
        position += 1
    return found


def _as_latin(character: str, text: str, position: int) -> str:
    """A Greek or Cyrillic letter inside a Latin word is taken for the Latin letter it resembles."""
    twin = _LATIN_TWINS.get(character)
    if twin is None:
        return character
    return twin if _is_beside_latin(text, position, position + 1) else character
