"""Identity numbers of European countries and the United States; checks by python-stdnum."""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

from ordvern.detection.cues import Cue
from ordvern.detection.recognizer import PatternRecognizer, Trigger
from ordvern.text import Category


def checked_by(*modules: str) -> Callable[[str], bool]:
    """Valid by any of these python-stdnum modules, each loaded when first asked."""

    @cache
    def checks() -> list[Callable[[str], bool]]:
        return [import_module(f"stdnum.{name}").is_valid for name in modules]

    def is_valid(text: str) -> bool:
        return not modules or any(check(text) for check in checks())

    return is_valid


def _national_id(
    name: str,
    pattern: str,
    *modules: str,
    confidence: float = 0.4,
    invalid_with_cue: float = 0.8,
    trigger: Trigger = Trigger.DIGITS,
) -> PatternRecognizer:
    return PatternRecognizer(
        id=name,
        category=Category.NATIONAL_ID,
        trigger=trigger,
        pattern=re.compile(pattern),
        confidence=confidence,
        cues=frozenset({Cue.NATIONAL_ID}),
        with_cue=0.97,
        invalid_with_cue=invalid_with_cue,
        is_valid=checked_by(*modules),
    )


ELEVEN_DIGITS = _national_id(
    "eu.eleven_digits", r"(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)|(?<!\d)\d{11}(?!\d)",
    "pl.pesel", "de.idnr", "ee.ik", "lt.asmens", "hr.oib", "be.nn", "tr.tckimlik",
)  # fmt: skip
TEN_DIGITS = _national_id(
    "eu.ten_digits", r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)|(?<!\d)\d{6}/?\d{3,4}(?!\d)",
    "gb.nhs", "bg.egn", "cz.rc",
)  # fmt: skip
NINE_DIGITS = _national_id(
    "eu.nine_digits", r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)|(?<!\d)\d{4}\.\d{2}\.\d{3}(?!\d)",
    "nl.bsn", "pt.nif",
)  # fmt: skip
THIRTEEN_DIGITS = _national_id(
    "eu.thirteen_digits",
    r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)|"
    r"(?<!\d)\d{13}(?!\d)|756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}",
    "fr.nir", "ro.cnp", "ch.ssn", confidence=0.7,
)  # fmt: skip
AMERICAN_SSN = _national_id(
    "us.ssn",
    r"(?<![\d\-])\d{3}-\d{2}-\d{4}(?![\d\-])",
    "us.ssn",
    confidence=0.7,
)
SPANISH_ID = _national_id(
    "es.national_id",
    r"(?<![\w.])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ] ?-?\d{7})[ \-]?[A-Z](?!\w)",
    "es.dni", "es.nie",
    confidence=0.9, trigger=Trigger.CODE,
)  # fmt: skip
SPANISH_ID_DOTTED = _national_id(
    "es.national_id_dotted", r"(?<![\w.])\d{2}\.\d{3}\.\d{3}[ \-]?[A-Z](?!\w)", "es.dni",
    confidence=0.9,
)  # fmt: skip
BRITISH_NINO = _national_id(
    "gb.nino",
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
    confidence=0.9, trigger=Trigger.CODE,
)  # fmt: skip
ITALIAN_CODE = _national_id(
    "it.codice_fiscale", r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b", "it.codicefiscale",
    confidence=0.95, trigger=Trigger.CODE,
)  # fmt: skip
GERMAN_PENSION = _national_id(
    "de.pension", r"\b\d{2} ?\d{6} ?[A-Z] ?\d{3}\b",
    confidence=0.4, trigger=Trigger.CODE,
)  # fmt: skip
