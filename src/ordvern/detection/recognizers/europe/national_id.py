"""Identity numbers of Europe and the United States: their shapes; `numbers` has their checks."""

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.detection.recognizers.europe.numbers import check_of
from ordvern.text import Category


def _national_id(
    name: str,
    pattern: str,
    *,
    confidence: float = 0.4,
    invalid_with_cue: float = 0.8,
    trigger: Trigger = Trigger.DIGITS,
) -> PatternRecognizer:
    """`confidence` is below what is reported where the shape and the check prove too little: such
    a number counts only after a cue."""
    return PatternRecognizer(
        id=name,
        category=Category.NATIONAL_ID,
        trigger=trigger,
        pattern=later(pattern),
        confidence=confidence,
        cues=frozenset({Cue.NATIONAL_ID}),
        with_cue=0.97,
        invalid_with_cue=invalid_with_cue,
        is_valid=check_of(name),
    )


ELEVEN_DIGITS = _national_id(
    "eu.eleven_digits", r"(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)|(?<!\d)\d{11}(?!\d)"
)
BELGIAN_DOTTED = _national_id(
    "be.national_id_dotted",
    r"(?<![\d.])\d{2}[. ]\d{2}[. ]\d{2}[\- ]\d{3}[. ]\d{2}(?![\d.]\d|\d)",
    confidence=0.85,
)
LATVIAN_CODE = _national_id(
    "lv.personal_code", r"(?<![\d\-])\d{6}-\d{5}(?![\d\-])", confidence=0.75
)
HUNGARIAN_ID = _national_id("hu.personal", r"(?<![\d\-])[1-8][ \-]?\d{6}[ \-]?\d{4}(?![\d\-])")
TEN_DIGITS = _national_id(
    "eu.ten_digits",
    r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)|(?<!\d)\d{6}/?\d{3,4}(?!\d)|"
    r"(?<!\d)\d{4} \d{6}(?!\d)|(?<!\d)\d{5} \d{5}(?!\d)",
)
CZECH_SLASH = _national_id(
    "cz.birth_number_slash", r"(?<![\d/])\d{6}/\d{4}(?![\d/])", confidence=0.75
)
NINE_DIGITS = _national_id(
    "eu.nine_digits",
    r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)|(?<!\d)\d{4}\.\d{2}\.\d{3}(?!\d)|"
    r"(?<!\d)\d{2}-\d{3}/\d{4}(?!\d)",
)
THIRTEEN_DIGITS = _national_id(
    "eu.thirteen_digits",
    r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)|"
    r"(?<!\d)\d{13}(?!\d)|756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}|"
    r"(?<!\d)(?:18|19|20)\d{2} \d{4} \d{5}(?!\d)",
    confidence=0.7,
)
SLOVENE_TAX = _national_id("si.tax_number", r"(?<![\d\-])\d{8}(?![\d\-])", invalid_with_cue=0.0)
UKRAINIAN_RECORD = _national_id("ua.record_number", r"(?<![\d\-])\d{8}-\d{5}(?![\d\-])")
AMERICAN_SSN = _national_id("us.ssn", r"(?<![\d\-])\d{3}-\d{2}-\d{4}(?![\d\-])", confidence=0.7)
SPANISH_ID = _national_id(
    "es.national_id",
    r"(?<![\w.])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ] ?-?\d{7})[ \-]?[A-Z](?!\w)",
    confidence=0.9,
    trigger=Trigger.CODE,
)
SPANISH_ID_DOTTED = _national_id(
    "es.national_id_dotted", r"(?<![\w.])\d{2}\.\d{3}\.\d{3}[ \-]?[A-Z](?!\w)", confidence=0.9
)
BRITISH_NINO = _national_id(
    "gb.nino",
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
    confidence=0.9,
    trigger=Trigger.CODE,
)
ITALIAN_CODE = _national_id(
    "it.codice_fiscale",
    r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b",
    confidence=0.95,
    trigger=Trigger.CODE,
)
GERMAN_PENSION = _national_id(
    "de.pension", r"\b\d{2} ?\d{6} ?[A-Z] ?\d{3}\b", confidence=0.75, trigger=Trigger.CODE
)
IRISH_PPS = _national_id("ie.pps", r"\b\d{7} ?[A-W][ABHTWX]?\b", trigger=Trigger.CODE)
CYPRIOT_TAX = _national_id("cy.tax_number", r"\b\d{8} ?[A-Z]\b", trigger=Trigger.CODE)
PORTUGUESE_CARD = _national_id(
    "pt.citizen_card", r"\b\d{8} ?\d ?[A-Z0-9]{2}\d\b", confidence=0.45, trigger=Trigger.CODE
)
MALTESE_CARD = _national_id("mt.identity_card", r"\b\d{3,7} ?[MGAPLHBZ]\b", trigger=Trigger.CODE)
