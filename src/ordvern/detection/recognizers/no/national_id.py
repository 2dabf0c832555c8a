"""Norwegian identity numbers: eleven digits, a birth date with marks, two check digits.

Sources: Skatteetaten, "Fødselsnummer" and "Nytt fødselsnummer fra 2032" (folkeregisteret-api
documentation, nyttfnr2032): from 2032 the first check digit may leave remainder 0, 1, 2 or 3.
A D-number adds 4 to the first digit of the day; H-numbers and synthetic numbers add 40, 65 or
80 to the month.
"""

from datetime import date
from operator import mul

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
MONTH_MARKS = (0, 40, 65, 80)
_VALUE = {str(digit): digit for digit in range(10)}


def _digits(number: str) -> list[int]:
    return [_VALUE[c] for c in number if c in _VALUE]


def _remainder(weights: tuple[int, ...], digits: list[int]) -> int:
    total: int = sum(map(mul, weights, digits))
    return total % 11


def begins_with_a_date(number: str) -> bool:
    """Whether the first six digits are a day, with the marks that some numbers carry."""
    digits = _digits(number)
    day, month, year = (10 * digits[i] + digits[i + 1] for i in (0, 2, 4))
    day -= 40 if day > 40 else 0
    for mark in MONTH_MARKS:
        try:
            date(2000 if year == 0 else 1900 + year, month - mark, day)
        except ValueError:
            continue
        return True
    return (day, month) == (29, 2)


def is_issued_before_2032(number: str) -> bool:
    """Date and both check digits right, by the rule for numbers issued to the end of 2031."""
    digits = _digits(number)
    return (
        len(digits) == 11
        and _remainder(SECOND, digits) == 0
        and _remainder(FIRST, digits) == 0
        and begins_with_a_date(number)
    )


def is_issued_from_2032(number: str) -> bool:
    """Date and both check digits right, by the rule for numbers issued from 1 January 2032."""
    digits = _digits(number)
    return (
        len(digits) == 11
        and _remainder(SECOND, digits) == 0
        and _remainder(FIRST, digits) in (0, 1, 2, 3)
        and begins_with_a_date(number)
    )


_CUES = frozenset({Cue.NATIONAL_ID, Cue.BIRTH})
_GAP = r"[ .\-/\n\t_:,]{0,3}"
_ANY_SPACING = rf"(?<![\d,])\d(?:{_GAP}\d){{10}}(?![\d])"
_MONTH = rf"(?:[048]{_GAP}[1-9]|[159]{_GAP}[0-2]|6{_GAP}[6-9]|7{_GAP}[0-7])"
_DATED = rf"[0-7]{_GAP}\d{_GAP}{_MONTH}(?:{_GAP}\d){{7}}"

NATIONAL_ID = PatternRecognizer(
    id="no.national_id",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<!\d)\d{6}[ .\-/]?\d{5}(?!\d)"),
    confidence=0.95,
    cues=_CUES,
    with_cue=0.99,
    invalid_with_cue=0.75,
    is_valid=is_issued_before_2032,
)
NATIONAL_ID_2032 = PatternRecognizer(
    id="no.national_id_2032",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.\-/])\d{6}[ ]?\d{5}(?![\d])"),
    confidence=0.6,
    cues=_CUES,
    with_cue=0.97,
    is_valid=is_issued_from_2032,
)
NATIONAL_ID_SPACED = PatternRecognizer(
    id="no.national_id_spaced",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(_ANY_SPACING),
    alone=later(_DATED),  # most such numbers are those of laws: 2019-06-21-58
    confidence=0.65,
    cues=_CUES,
    with_cue=0.95,
    invalid_with_cue=0.6,
    is_valid=is_issued_before_2032,
)
