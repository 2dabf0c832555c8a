"""Finds a person in units, for as long as it takes to erase what is found.

The officer gives the person's names and numbers for one request. They are turned into one
pattern, which knows case, genitives, initials, "Surname, Forename", both ways of writing æ, ø, å
and letters with accents, and separators in numbers. Nothing is kept.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import re2

_LETTERS = {
    "æ": "(?:æ|ae)", "ø": "(?:ø|oe|o)", "å": "(?:å|aa|a)", "ä": "(?:ä|ae|a)",
    "ö": "(?:ö|oe|o)", "ü": "(?:ü|ue|u)", "ß": "(?:ß|ss)",
}  # fmt: skip
_TWO = {"ae": "(?:ae|æ|ä)", "oe": "(?:oe|ø|ö)", "aa": "(?:aa|å)", "ue": "(?:ue|ü)"}
_GAP = "[\\s.,\u00a0-]{1,3}"
_ENDING = r"(?:['’]?s)?"
_LEAST = 2


class TooShort(Exception):
    """What is looked for is so short that it would be found everywhere."""


@dataclass(frozen=True, slots=True)
class PersonPattern:
    """One person's names and numbers: `likely` runs fast over bytes of UTF-8 and also finds them
    inside longer words; `exact` decides."""

    likely: Any
    exact: re.Pattern[str]


def pattern_for(names: Collection[str], numbers: Collection[str] = ()) -> PersonPattern:
    """The pattern of a person's full or single names, and of numbers, addresses and the like.

    Of a name of several words all are looked for, in order or with the last one first; words
    between may be left out or be initials. Raises `TooShort` for a name or number of under two
    letters or digits.
    """
    parts = [part for name in names for part in _forms(name)]
    parts += [_number(number) for number in numbers]
    if not parts:
        raise TooShort("nothing to look for")
    any_of = "|".join(parts)
    exact = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)
    return PersonPattern(re2.compile(f"(?i)(?:{any_of})".encode()), exact)


def holding(texts: Sequence[str], person: PersonPattern) -> Iterator[int]:
    """Numbers of the texts in which the person is found, in order."""
    together = "\x00".join(texts).encode(errors="replace")
    starts: list[int] = []
    last = -1
    for match in person.likely.finditer(together):
        if not starts:  # most stretches of a memory hold nobody, and are never measured
            sizes = (len(text.encode(errors="replace")) + 1 for text in texts)
            starts = list(accumulate(sizes, initial=0))
        number = bisect_right(starts, match.start()) - 1
        if number != last and person.exact.search(texts[number]):
            yield number
            last = number


def _forms(name: str) -> Iterator[str]:
    words = unicodedata.normalize("NFC", name).split()
    if sum(sign.isalnum() for sign in name) < _LEAST:
        raise TooShort("a name of under two letters")
    if len(words) == 1:
        yield _word(words[0]) + _ENDING
        return
    first, *between, last = words
    middle = "".join(rf"(?:{_GAP}(?:{_word(word)}|{re.escape(word[0])}\.?))?" for word in between)
    given = rf"(?:{_word(first)}|{re.escape(first[0])}\.?){middle}"
    yield rf"{given}{_GAP}{_word(last)}{_ENDING}"
    yield rf"{_word(last)}{_GAP}{given}{_ENDING}"


def _word(word: str) -> str:
    out, rest = [], word.casefold()
    while rest:
        if two := _TWO.get(rest[:2]):
            out.append(two)
            rest = rest[2:]
            continue
        out.append(_LETTERS.get(rest[0]) or _with_accents(rest[0]))
        rest = rest[1:]
    return "".join(out)


def _with_accents(letter: str) -> str:
    """The letter and the same without its accent; a hyphen may be a space."""
    if letter in "-\u2011":
        return "[\\s\u2011-]"
    bare = unicodedata.normalize("NFD", letter)[0]
    return re.escape(letter) if bare == letter else f"[{re.escape(letter)}{re.escape(bare)}]"


def _number(number: str) -> str:
    signs = [sign for sign in number.casefold() if sign.isalnum() or sign in "@"]
    if len(signs) < _LEAST:
        raise TooShort("a number of under two signs")
    return "[\\s.,()/\u00a0_+-]{0,3}".join(map(re.escape, signs))
