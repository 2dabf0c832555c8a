"""Telephone numbers of the world: with a country code anywhere, without one after a label."""

import re

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category


def has_country_and_length(text: str) -> bool:
    """Whether the number has a known country code and a length in use there."""
    import phonenumbers

    number = re.sub(r"\(0\)", "", text.strip())
    if number.startswith("00"):
        number = "+" + number[2:]
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(number, None)))
    except phonenumbers.NumberParseException:
        return False


def has_phone_length(text: str) -> bool:
    """Seven to fifteen digits, not written as a date or an amount."""
    digits = sum(c.isdigit() for c in text)
    return 7 <= digits <= 15 and re.fullmatch(r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}", text) is None


PHONE_INTERNATIONAL = PatternRecognizer(
    id="any.phone_international",
    category=Category.PHONE,
    trigger=Trigger.DIGITS,
    pattern=later(
        r"(?<![\d+])(?:\(?\+\(?|00)[1-9](?:[ .\-/]?\(0\)[ .\-/]?|"
        r"[ .\-/()]{0,2})\d(?:[ .\-/()]{0,2}\d){5,12}(?!\d)"
    ),
    confidence=0.9,
    cues=frozenset({Cue.PHONE}),
    with_cue=0.95,
    invalid_with_cue=0.8,
    is_valid=has_country_and_length,
)
PHONE_LABELLED = PatternRecognizer(
    id="any.phone_labelled",
    category=Category.PHONE,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d+])\(?\d(?:[ .\-/()]{0,2}\d){6,13}(?!\d)"),
    confidence=0.2,
    cues=frozenset({Cue.PHONE}),
    with_cue=0.85,
    is_valid=has_phone_length,
    reach=14,
)
