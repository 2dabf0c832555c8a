"""Identity numbers of Sweden, Denmark, Finland and Iceland; checks by python-stdnum."""

from datetime import date

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

_CUES = frozenset({Cue.NATIONAL_ID, Cue.BIRTH})


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def swedish(text: str) -> bool:
    """Personal number: date and Luhn digit; co-ordination numbers have the day plus 60."""
    digits = [int(c) for c in text if c.isdigit()][-10:]
    year, month, day = (10 * digits[i] + digits[i + 1] for i in (0, 2, 4))
    doubled = [d if i % 2 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(digits)]
    return _is_day(2000 + year, month, day - 60 if day > 60 else day) and sum(doubled) % 10 == 0


def has_swedish_date(text: str) -> bool:
    """Whether the long form (century included) holds a date; the check digit may be wrong."""
    digits = "".join(c for c in text if c.isdigit())
    day = int(digits[6:8])
    return _is_day(int(digits[:4]), int(digits[4:6]), day - 60 if day > 60 else day)


def danish(text: str) -> bool:
    """CPR number: a date and four digits; numbers since 2007 need no check digit."""
    digits = [int(c) for c in text if c.isdigit()]
    day, month, year = (10 * digits[i] + digits[i + 1] for i in (0, 2, 4))
    return _is_day(2000 + year, month, day - 60 if day > 60 else day)


def finnish(text: str) -> bool:
    """Henkilötunnus with its check letter."""
    from stdnum.fi import hetu

    return bool(hetu.is_valid(text)) or bool(hetu.is_valid(text, allow_temporary=True))


def icelandic(text: str) -> bool:
    """Kennitala with its check digit."""
    from stdnum.is_ import kennitala

    return bool(kennitala.is_valid(text))


SWEDISH_ID = PatternRecognizer(
    id="se.national_id",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d\-])(?:(?:19|20)\d{6}[\-+ ]?|\d{6}[\-+])\d{4}(?![\d\-])"),
    confidence=0.85,
    cues=_CUES,
    with_cue=0.98,
    invalid_with_cue=0.8,
    is_valid=swedish,
)
SWEDISH_ID_LONG = PatternRecognizer(
    id="se.national_id_long",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d\-])(?:19|20)\d{6}[\-+]\d{4}(?![\d\-])"),
    confidence=0.7,
    cues=_CUES,
    with_cue=0.9,
    is_valid=has_swedish_date,
)
DANISH_ID = PatternRecognizer(
    id="dk.national_id",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d\-])\d{6}[\- ]?\d{4}(?![\d\-])"),
    confidence=0.35,
    cues=_CUES,
    with_cue=0.95,
    invalid_with_cue=0.75,
    is_valid=danish,
)
DANISH_ID_HYPHEN = PatternRecognizer(
    id="dk.national_id_hyphen",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d\-])\d{6}-\d{4}(?![\d\-])"),
    confidence=0.7,
    cues=_CUES,
    with_cue=0.95,
    is_valid=danish,
)
FINNISH_ID = PatternRecognizer(
    id="fi.national_id",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d\-])\d{6}[\-+ABCDEFYXWVU]\d{3}[0-9A-Y](?!\w)"),
    confidence=0.9,
    cues=_CUES,
    with_cue=0.97,
    is_valid=finnish,
)
ICELANDIC_ID = PatternRecognizer(
    id="is.national_id",
    category=Category.NATIONAL_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d\-])\d{6}-?\d{4}(?![\d\-])"),
    confidence=0.4,
    cues=_CUES,
    with_cue=0.95,
    is_valid=icelandic,
)
