"""Numbers read aloud: "tjue åttifem nittisju" and "two zero eight five" as digits."""

import re
from collections.abc import Iterator

from ordvern.detection.later import later

_UNITS = (
    "null zero oh noll nul",
    "en ein ett eitt one eins",
    "to two två zwei",
    "tre three drei",
    "fire four fyra vier",
    "fem five fünf",
    "seks six sex sechs",
    "sju syv seven sieben",
    "åtte eight åtta otte acht",
    "ni nine nio neun",
)
_TEENS = (
    "ti ten tio",
    "elleve eleven elva",
    "tolv twelve",
    "tretten thirteen tretton",
    "fjorten fourteen fjorton",
    "femten fifteen femton",
    "seksten sixteen sexton",
    "sytten seventeen sjutton",
    "atten eighteen arton",
    "nitten nineteen nitton",
)
_TENS = (
    "tjue tyve twenty tjugo",
    "tretti tredve thirty trettio",
    "førti forty fyrtio",
    "femti fifty femtio",
    "seksti sixty sextio",
    "sytti seventy sjuttio",
    "åtti eighty åttio",
    "nitti ninety nittio",
)
_HUNDRED = ("hundre", "hundred", "hundra")


def _values(rows: tuple[str, ...], first: int, step: int) -> Iterator[tuple[str, int]]:
    for number, row in enumerate(rows):
        for word in row.split():
            yield word, first + number * step


UNITS = dict(_values(_UNITS, 0, 1))
_TEEN = dict(_values(_TEENS, 10, 1))
TENS = dict(_values(_TENS, 20, 10))
_SMALL = UNITS | _TEEN


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


WORD = (
    rf"(?:(?:{_any(UNITS)})og(?:{_any(TENS)})|(?:{_any(TENS)})[ \-]?(?:{_any(UNITS)})?|"
    rf"{_any(_TEEN)}|{_any(UNITS)}|{'|'.join(_HUNDRED)})"
)
SHAPE = rf"(?i:{WORD}(?:[ ,.\-]{{1,3}}(?:og |and )?{WORD}){{3,}})"
"""Four words of numbers or more in a row; RE2 and `re` read it alike."""

_OLD = later(rf"({_any(UNITS)})og({_any(TENS)})")
_NEW = later(rf"({_any(TENS)})({_any(UNITS)})?")


def two_digits(word: str) -> int | None:
    """0 to 99 for one word in lower case ("åttifem", "femogåtti", "twelve"), None for others."""
    if word in _SMALL:
        return _SMALL[word]
    if match := _OLD.fullmatch(word):
        return TENS[match[2]] + UNITS[match[1]]
    if match := _NEW.fullmatch(word):
        return TENS[match[1]] + (UNITS[match[2]] if match[2] else 0)
    return None


def digits(spelt: str) -> str:
    """The digits that a row of words stands for, as read: tens take the unit after them
    ("eighty five"), and hundreds what follows ("tre hundre og førtifem")."""
    told: list[str] = []
    hundreds = tens = False
    for word in re.findall(r"[^\W\d_]+", spelt.lower()):
        value = two_digits(word)
        if word in _HUNDRED:
            hundreds, tens = bool(told), False
            continue
        if value is None:
            continue
        if hundreds:
            told[-1] += f"{value:02}"
        elif tens and 0 < value < 10:
            told[-1] = told[-1][:-1] + str(value)
        else:
            told.append(str(value))
        hundreds, tens = False, word in TENS
    return "".join(told)
