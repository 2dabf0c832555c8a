"""Machine-readable zones of passports and identity cards, line by line, with check digits.

Source: ICAO Doc 9303, parts 3 to 6: TD1 is three lines of 30, TD2 two of 36, TD3 two of 44; the
check digit of a field has the weights 7, 3, 1, letters count from 10 and "<" is nothing.
"""

from collections.abc import Callable
from itertools import cycle

from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

_NUMBER_BIRTH_EXPIRY = r"[A-Z0-9<]{9}[0-9<][A-Z<]{3}\d{6}\d[MFX<]\d{6}\d"
_PASSPORT = ((0, 9), (13, 19), (21, 27))
_CARD_FIRST, _CARD_SECOND = ((5, 14),), ((0, 6), (8, 14))


def check_digit(field: str) -> int:
    """The check digit of a field of letters, digits and "<"."""
    values = (0 if character == "<" else int(character, 36) for character in field)
    return sum(weight * value for weight, value in zip(cycle((7, 3, 1)), values, strict=False)) % 10


def has_check_digits(*fields: tuple[int, int]) -> Callable[[str], bool]:
    """Whether after each of the fields, given by their places, stands its check digit."""

    def is_valid(line: str) -> bool:
        return all(line[end : end + 1] in _shown(line[start:end]) for start, end in fields)

    return is_valid


def _shown(field: str) -> tuple[str, ...]:
    """How the check digit may be written: the digit, and "<" of an empty field."""
    return (str(check_digit(field)),) if field.strip("<") else ("0", "<")


def _line(name: str, pattern: str, *fields: tuple[int, int]) -> PatternRecognizer:
    return PatternRecognizer(
        id=f"any.{name}",
        category=Category.ID_DOCUMENT,
        trigger=Trigger.CODE,
        pattern=later(rf"(?<![A-Z0-9<])(?:{pattern})(?![A-Z0-9<])"),
        confidence=0.97,
        is_valid=has_check_digits(*fields),
    )


TD3 = _line("mrz_td3", rf"{_NUMBER_BIRTH_EXPIRY}[A-Z0-9<]{{14}}[0-9<]\d", *_PASSPORT)
TD2 = _line("mrz_td2", rf"{_NUMBER_BIRTH_EXPIRY}[A-Z0-9<]{{7}}\d", *_PASSPORT)
TD1_FIRST = _line("mrz_td1_first", r"[IAC][A-Z<][A-Z<]{3}[A-Z0-9<]{9}\d[A-Z0-9<]{15}", *_CARD_FIRST)
TD1_SECOND = _line("mrz_td1_second", r"\d{6}\d[MFX<]\d{6}\d[A-Z<]{3}[A-Z0-9<]{11}\d", *_CARD_SECOND)
NAMES = _line("mrz_names", r"[PIAC][A-Z<][A-Z<]{3}[A-Z<]{31}(?:[A-Z<]{8})?|[A-Z<]{10,29}<<[A-Z<]*<")
"""The line of names. That of TD1 holds nothing else, so it must at least be filled up."""
