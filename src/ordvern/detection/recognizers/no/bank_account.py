"""Norwegian bank account numbers: eleven digits, the last a mod-11 check digit, often 4.2.5."""

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def has_check_digit(number: str) -> bool:
    """Whether the eleven digits add up. Source: Finans Norge, the rule for account numbers."""
    digits = [int(c) for c in number if c in "0123456789"]
    return len(digits) == 11 and sum(w * d for w, d in zip(WEIGHTS, digits, strict=True)) % 11 == 0


BANK_ACCOUNT = PatternRecognizer(
    id="no.bank_account",
    category=Category.BANK_ACCOUNT,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.])\d{4}(?:\.\d{2}\.| \d{2} )\d{5}(?![\d])"),
    confidence=0.8,
    cues=frozenset({Cue.ACCOUNT}),
    with_cue=0.97,
    invalid_with_cue=0.85,
    is_valid=has_check_digit,
)
BANK_ACCOUNT_PLAIN = PatternRecognizer(
    id="no.bank_account_plain",
    category=Category.BANK_ACCOUNT,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<!\d)\d{11}(?!\d)"),
    confidence=0.3,
    cues=frozenset({Cue.ACCOUNT}),
    with_cue=0.96,
    invalid_with_cue=0.8,
    is_valid=has_check_digit,
)
BANK_ACCOUNT_DOTTED = PatternRecognizer(
    id="no.bank_account_dotted",
    category=Category.BANK_ACCOUNT,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.])\d{4}\.\d{2}\.\d{5}(?![\d])"),
    confidence=0.6,
    cues=frozenset({Cue.ACCOUNT}),
    with_cue=0.9,
)
