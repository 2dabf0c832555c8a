"""Telephone numbers written the national way in Britain, Sweden and Germany."""

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category


def _phone(name: str, pattern: str, confidence: float) -> PatternRecognizer:
    return PatternRecognizer(
        id=name,
        category=Category.PHONE,
        trigger=Trigger.DIGITS,
        pattern=later(pattern),
        confidence=confidence,
        cues=frozenset({Cue.PHONE}),
        with_cue=0.9,
    )


BRITISH_PHONE = _phone(
    "gb.phone",
    r"(?<![\d+.,/\-])0(?:7\d{3}|1\d{3}|1\d{2}|20)[ ]\d{3}[ ]?\d{3,4}(?![\d.,]\d|\d)",
    0.65,
)
SWEDISH_PHONE = _phone(
    "se.phone", r"(?<![\d+.,/\-])0\d{1,3}-\d{2,3} \d{2}(?: \d{2})?(?![\d.,]\d|\d)", 0.65
)
GERMAN_PHONE = _phone(
    "de.phone",
    r"(?<![\d+.,/\-])0(?:1[5-7]\d|[2-9]\d{1,4})[ /]\d{3,4}[ ]?\d{3,4}(?![\d.,]\d|\d)",
    0.6,
)
