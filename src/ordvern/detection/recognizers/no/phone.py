"""Norwegian telephone numbers: eight digits, 3-2-3 for mobiles and 2-2-2-2 for others."""

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category

_CUES = frozenset({Cue.PHONE})

PHONE_WITH_COUNTRY = PatternRecognizer(
    id="no.phone_with_country",
    category=Category.PHONE,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d+])(?:\(?\+47\)?|0047)[ .\-]?[2-9](?:[ .\-]?\d){7}(?!\d)"),
    confidence=0.95,
)
PHONE_MOBILE = PatternRecognizer(
    id="no.phone_mobile",
    category=Category.PHONE,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.,/\-])(?<!\d )[49]\d{2} \d{2} \d{3}(?![\d]| \d|[.,]\d)"),
    confidence=0.7,
    cues=_CUES,
    with_cue=0.95,
)
PHONE_PAIRS = PatternRecognizer(
    id="no.phone_pairs",
    category=Category.PHONE,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.,/\-])(?<!\d )[2-9]\d \d{2} \d{2} \d{2}(?![\d]| \d|[.,]\d)"),
    confidence=0.6,
    cues=_CUES,
    with_cue=0.95,
)
PHONE_PLAIN = PatternRecognizer(
    id="no.phone_plain",
    category=Category.PHONE,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.,/\-])[2-9]\d{7}(?!\d|[.,\-/]\d)"),
    confidence=0.3,
    cues=_CUES,
    with_cue=0.9,
)
