"""Numbers that are personal because of their label: records, licences, passports, vehicles."""

from dataclasses import replace

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import LabelledRecognizer, PatternRecognizer, Trigger
from ordvern.text import Category

_DATE = later(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d{2}(?:-\d\d-\d\d)?")


def is_record_number(value: str) -> bool:
    """Three digits or more, or two beside letters; and not just a date or a year."""
    digits = sum(c.isdigit() for c in value)
    enough = digits >= 3 or (digits == 2 and len(value) > 4)
    return enough and _DATE.fullmatch(value) is None


RECORD_NUMBER = LabelledRecognizer(
    id="any.record_number",
    category=Category.RECORD_NUMBER,
    cue=Cue.RECORD,
    value=later(
        r"\d{1,3} [A-Za-z]{1,4} \d{1,6}/\d{2,4}|"
        r"(?:[A-ZÆØÅ]{1,6}[ .]{1,2})?(?=\S{0,24}\d)[A-Za-zÆØÅæøå0-9](?:[\w\-/]|\.(?=\w)){0,40}"
        r"(?: ?[/\-] ?(?=\S{0,20}\d)[\w][\w\-/]{0,24})?"
        r"(?: (?=[A-Z\-/]{0,8}\d)[A-Z0-9][A-Z0-9\-/]{0,16}(?![\w.,:]*[a-z])){0,3}"
    ),
    is_valid=is_record_number,
)
NATIONAL_NUMBER = LabelledRecognizer(
    id="any.national_id_labelled",
    category=Category.NATIONAL_ID,
    cue=Cue.NATIONAL_ID,
    value=later(
        r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b|[XYZ]?\d(?:[ .\-/]?\d){5,13}(?!\d)"
        r"(?:[ \-]?[A-Z]\b)?|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]"
    ),
    confidence=0.75,
)
CASE_NUMBER = replace(
    RECORD_NUMBER, id="any.case_number", cue=Cue.CASE, confidence=0.7
)  # a file of an office: a person's only if the text is about persons
ACCOUNT_NUMBER = LabelledRecognizer(
    id="any.account_labelled",
    category=Category.BANK_ACCOUNT,
    cue=Cue.ACCOUNT,
    value=later(
        r"\d\d-\d\d-\d\d(?!\d)"
        r"(?:,? (?:account|acc(?:oun)?t|a/c)\.?(?: (?:no\.?|number))?:? \d{6,8})?(?!\d)|"
        r"\d(?:[ \-.]?\d){7,17}(?!\d)"
    ),
    confidence=0.7,
)
PASSPORT = LabelledRecognizer(
    id="any.id_document",
    category=Category.ID_DOCUMENT,
    cue=Cue.ID_DOCUMENT,
    value=later(
        r"(?=[A-Z0-9 \-./]{5,})"
        r"(?=[^\n]{0,12}\d{2})[A-Z]{0,5}[ \-]?\d[A-Z0-9]*(?:[ \-./]?[A-Z0-9]*\d[A-Z0-9]*){0,5}"
    ),
)
MACHINE_READABLE_ZONE = PatternRecognizer(
    id="any.machine_readable_zone",
    category=Category.ID_DOCUMENT,
    trigger=Trigger.CODE,
    pattern=later(
        r"P[A-Z<][A-Z]{3}[A-Z<]{10,40}|[A-Z0-9<]{9}\d[A-Z]{3}\d{7}[MF<]\d{7}[A-Z0-9<]{14}\d\d"
    ),
    confidence=0.85,  # the shape alone: a digit may be misread
)
VEHICLE = LabelledRecognizer(
    id="any.vehicle_labelled",
    category=Category.VEHICLE_REGISTRATION,
    cue=Cue.VEHICLE,
    value=later(
        r"[A-Z]{2} ?\d{4}[ \-][A-Z]{2}\b|\d[A-Z]{3}\d{3}\b|"
        r"[A-Z]{2} ?\d{4,5}\b|[A-Z]{3} ?\d{2}[A-Z0-9]\b|[A-ZÄÖÜ]{1,3}[ \-][A-Z]{1,2} ?\d{1,4}\b|"
        r"[A-Z]{2}\d{2} ?[A-Z]{3}\b|[A-Z]{2} ?\d{2} ?\d{3}\b|[A-Z]{2}-\d{3}-[A-Z]{2}\b|"
        r"\d{4} ?[A-Z]{3}\b|[A-Z]{2,3} ?[A-Z0-9]{4,5}\b|"
        r"(?=[A-HJ-NPR-Z0-9]{17}\b)(?=\w*\d)[A-HJ-NPR-Z0-9]{17}|"
        r"[A-ZÄÖÜ0-9]{1,4}(?:[ \-][A-ZÄÖÜ0-9]{1,6}){1,2}\b"
    ),
    is_valid=lambda value: any(c.isdigit() for c in value) and any(c.isupper() for c in value),
)
