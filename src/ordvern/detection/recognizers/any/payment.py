"""Payment cards (Luhn check, known first digits) and IBANs (ISO 13616, mod 97)."""

import re

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

IBAN_LENGTHS = {
    "AD": 24, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28,
    "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22,
    "GE": 22, "GI": 23, "GL": 18, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26,
    "IT": 27, "KW": 30, "KZ": 20, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27,
    "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24,
    "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip


def luhn(number: str) -> bool:
    """Whether the digits pass the Luhn check and begin as a payment card does."""
    digits = [int(c) for c in number if c in "0123456789"]
    if not 13 <= len(digits) <= 19 or len(set(digits)) < 2:
        return False
    doubled = [
        d if i % 2 == 0 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(digits[::-1])
    ]
    return sum(doubled) % 10 == 0


def iban(text: str) -> bool:
    """Whether it is an IBAN of the right length for its country and with right check digits."""
    compact = re.sub(r"[^A-Z0-9]", "", text.upper())
    if len(compact) != IBAN_LENGTHS.get(compact[:2], -1):
        return False
    return int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


PAYMENT_CARD = PatternRecognizer(
    id="any.payment_card",
    category=Category.PAYMENT_CARD,
    trigger=Trigger.DIGITS,
    pattern=later(
        r"(?<![\d.])(?:3[0-9]{3}[ \-]?\d{6}[ \-]?\d{4,5}|"
        r"[2456]\d{3}(?:[ \-]?\d{4}){2}[ \-]?\d{1,7})(?!\d)"
    ),
    confidence=0.85,
    cues=frozenset({Cue.CARD}),
    with_cue=0.97,
    invalid_with_cue=0.75,
    is_valid=luhn,
)
IBAN = PatternRecognizer(
    id="any.iban",
    category=Category.BANK_ACCOUNT,
    trigger=Trigger.CODE,
    pattern=later(r"\b[A-Z]{2}\d{2}(?:[ \-]?[A-Z0-9]){11,30}?(?![A-Z0-9]|[ \-][A-Z0-9]{2,4}\b)"),
    confidence=0.95,
    cues=frozenset({Cue.ACCOUNT}),
    with_cue=0.98,
    invalid_with_cue=0.85,
    is_valid=iban,
)
