"""Shapes that tell of health without a word of any list: a drug with its dose, a value measured.

Names of drugs and tests are far more than lists hold, but "75 mikrogram" and "Hb 12,1" are said
of little else in a text about a person.
"""

from collections.abc import Iterator
from functools import cache

import re2

from ordvern.detection.narrow import coarse
from ordvern.detection.terms import Strength, Term, TermHit

_UNIT = (
    r"(?:mg|mcg|µg|μg|ug|mikrogram|mikrog|micrograms?|microgramos|mikrogramm|IE|IU|UI|j\.m\.|"
    r"mg/ml|mmol/l|mmol/L|mmol/mol|g/dl|g/dL|g/l|g/L|ng/L|ng/l|pmol/L|pmol/l|nmol/l|nmol/L|"
    r"µmol/L|µmol/l|μmol/L|mL/min|ml/min)"
)
_DOSE = (
    r"\pL[\pL\-]{2,30}(?: (?:til|to|à|a|retard|depot|oral|pen|tabletter|tabl?\.?))? "
    rf"[0-9]+(?:[.,/][0-9]+)? ?{_UNIT}\b(?:/(?:dag|day|døgn|Tag|h))?"
)
_NAME = (
    r"(?:Hb|HbA1c|CRP|SR|TSH|INR|PSA|eGFR|GFR|EF|LVEF|FEV1|BMI|KMI|BT|SpO2|SaO2|MMSE|MMS|MoCA|"
    r"PHQ-9|GAD-7|GAF|BDI|MADRS|NYHA|ASA|EDSS|IQ|kreatinin|kreat|krea|[Cc]reatinine|ferritin|"
    r"LDL|HDL|ALAT|ASAT|NT-proBNP|proBNP|LPK|TPK|Leukozyten|leukocytter|trombocytter|[Pp]uls|RR)"
)
_TEST = (
    rf"\b{_NAME}"
    r"[ :=\t|]{1,3}(?:på |er |of |von |de |was )?[<>≥]?[0-9][0-9]{0,3}(?:[.,/][0-9]{1,3})?"
    rf"(?: ?(?:%|{_UNIT}|mmHg|kg/m2))?"
)
_CODE = r"\b[A-TV-Z][0-9]{2}\.[0-9]{1,2}\b"


def _compiled(pattern: str) -> "re2._Regexp[bytes]":
    options = re2.Options()
    options.never_capture = True
    options.log_errors = False
    options.max_mem = 64 << 20
    return re2.compile(pattern.encode(), options)


@cache
def _shapes() -> "tuple[tuple[re2._Regexp[bytes], Term], ...]":
    """The exact shapes: slow to compile, so not before a coarse one is met."""
    return (
        (_compiled(rf"{_DOSE}|{_TEST}"), Term("", "health", "any")),
        (_compiled(_CODE), Term("", "health", "any", Strength.WEAK)),
    )


# A word of any length before its dose makes an automaton of many states, so it is looked for only
# in lines in which a number has a unit or a test is named. The Greek mu is beyond Latin-1.
COARSE = coarse(rf"[0-9] ?{_UNIT.replace('μ', chr(0xF0))}\b|\b{_NAME}[ :=\t|]|{_CODE}")


def shapes(text: str, data: bytes) -> Iterator[TermHit]:
    """Places in `text`, whose narrow form is `data`, where something of such a shape stands."""
    lines = list(_lines(text, data))
    if not lines:
        return
    for pattern, term in _shapes():
        for first, last in lines:
            for start, end in _places(pattern, text[first:last]):
                yield TermHit(term, first + start, first + end)


def _lines(text: str, data: bytes) -> Iterator[tuple[int, int]]:
    """The lines that may hold such a shape, each once."""
    done = 0
    for match in COARSE.finditer(data):
        if match.start() >= done:
            end = text.find("\n", match.end())
            start, done = text.rfind("\n", 0, match.start()) + 1, end if end >= 0 else len(text)
            yield start, done


def _places(pattern: "re2._Regexp[bytes]", line: str) -> Iterator[tuple[int, int]]:
    data = line.encode("utf-8", "replace")
    ascii_only = data.isascii()
    place = done = 0
    for match in pattern.finditer(data):
        start, end = match.span()
        if not ascii_only:
            first = place + len(data[done:start].decode())
            place = first + len(data[start:end].decode())
            done = end
            start, end = first, place
        yield start, end
