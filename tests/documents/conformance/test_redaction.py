"""In every format and place: what is marked is in no byte of the copy, and the rest stays."""

import random

import pytest

from ordvern.documents import FileKind, Limits, Mark
from ordvern.documents.capabilities import FORMATS, can
from ordvern.documents.content import read_content
from ordvern.documents.redaction import RedactedContent, redact_content
from ordvern.text import Segment, Span
from tests.documents.conformance.registry import FIRST, OTHERS, PLANTED, Case, cases
from tests.documents.conformance.traces import traces
from tests.documents.redaction.planting import KEPT

ORDINARY = list(cases(*FIRST))
NIGHTLY = [case for pair in OTHERS for case in cases(*pair)]


def segments(content: bytes) -> tuple[Segment, ...]:
    return read_content(content, "", Limits()).segments


def marks(case: Case) -> list[Mark]:
    """The first place of the person, and of the number, that reading tells."""
    found = []
    for label, value in (("[navn 1]", case.person), ("[telefon 1]", case.number)):
        at, start = next(
            (number, each.text.index(value))
            for number, each in enumerate(segments(case.content))
            if value in each.text
        )
        found.append(Mark(at, Span(start, start + len(value)), label))
    return found


def redacted(case: Case) -> RedactedContent:
    kind = read_content(case.content, "", Limits()).kind
    return redact_content(case.content, kind, marks(case), Limits())


def shows(case: Case, content: bytes) -> None:
    assert traces(case.content, (case.person, case.number)), "nothing was planted"
    assert traces(content, (case.person, case.number)) == []
    assert any(KEPT in each.text for each in segments(content))
    if case.format != "pdf":
        assert any("[navn 1]" in each.text for each in segments(content))


def test_there_are_planted_documents_of_every_format() -> None:
    redacted = {each.name for each in FORMATS if can(each, "redact")}
    assert set(PLANTED) == redacted - {"image"}  # which need OCR: redaction/test_pixels.py
    assert len(ORDINARY) >= 60
    assert len(ORDINARY) + len(NIGHTLY) >= 500


@pytest.mark.parametrize("case", ORDINARY, ids=str)
def test_planted_values_are_in_no_byte(case: Case) -> None:
    copy = redacted(case)

    shows(case, copy.content)
    assert copy.removed >= 2


@pytest.mark.nightly
@pytest.mark.parametrize("case", NIGHTLY, ids=lambda case: f"{case} {case.person}")
def test_other_values_are_in_no_byte(case: Case) -> None:
    shows(case, redacted(case).content)


@pytest.mark.parametrize("case", random.Random(7).sample(ORDINARY, 12), ids=str)
def test_kind_stays(case: Case) -> None:
    kind = read_content(case.content, "", Limits()).kind

    assert isinstance(kind, FileKind)
    assert read_content(redacted(case).content, "", Limits()).kind is kind
