"""Driving licences, whose fields have numbers instead of labels, the same in all of Europe.

1 is the surname, 2 the forenames, 3 date and place of birth, 5 the number of the licence.
Source: Directive 2006/126/EC, annex I.
"""

import re
from collections.abc import Iterator

from ordvern.detection.later import later
from ordvern.detection.recognizer import Candidate
from ordvern.text import Category

RECOGNIZER = "any.driving_licence"
_THIRD = "\n3. "
_NAME = r"(?:[^\n:\d]{2,30}: *)?([^\n\d:.]{2,40}?)[ \t]*\n"
_FIELDS = later(
    rf"[ \t]*1\. {{1,3}}{_NAME}[ \t]*2\. {{1,3}}{_NAME}3\. {{1,3}}(?:[^\n:\d]{{2,40}}: *)?"
    r"(\d{1,2}[. /\-]\d{1,2}[. /\-]\d{2,4})(?!\d)"
)
_NUMBER = later(r"(?:^|[ \t]|\n)5\. {1,3}(?:[^\n:\d]{2,30}: *)?((?=[^\n]*\d{2})[A-Z0-9 \-/]{5,24})")
_REACH = 400


def licences(text: str) -> Iterator[re.Match[str]]:
    """The fields 1 to 3 of each licence: surname, forenames and date of birth as groups."""
    third = text.find(_THIRD)
    while third >= 0:
        second = text.rfind("\n", 0, third)
        first = text.rfind("\n", 0, max(second, 0)) + 1
        match = _FIELDS.match(text, first) if second >= 0 else None
        if match:
            yield match
        third = text.find(_THIRD, third + 1)


def licence_numbers(text: str) -> Iterator[Candidate]:
    """Dates of birth and numbers of driving licences."""
    if _THIRD not in text:
        return
    for fields in licences(text):
        yield Candidate(Category.DATE_OF_BIRTH, *fields.span(3), RECOGNIZER, 0.9)
        number = _NUMBER.search(text, fields.end(), fields.end() + _REACH)
        if number:
            end = number.start(1) + len(number.group(1).rstrip(" -/"))
            yield Candidate(Category.RECORD_NUMBER, number.start(1), end, RECOGNIZER, 0.85)
