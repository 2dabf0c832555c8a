"""In every format that is masked: nothing of a value in the copy, and all of it back afterwards."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordvern.documents.capabilities import FORMATS, can
from ordvern.documents.content import SHOWN
from tests.documents.conformance.registry import FIRST, Case, cases, planted
from tests.documents.conformance.traces import TAG, traces
from tests.documents.masking.masks import masked, restored, segments_of

MASKED = [each.name for each in FORMATS if can(each, "mask, restore")]
# What masking takes away for good (what nothing leads to, earlier states), and a name over
# two lines of PO, which comes back in the first.
GOES = {"orphan header", "earlier version", "earlier revision", "continued"}
CASES = [case for case in cases(*FIRST) if case.format in MASKED and case.place not in GOES]
QUIET = settings(
    max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
NAMES = st.lists(
    st.from_regex(r"\A[A-ZÆØÅ][a-zæøå]{4,9}\Z"), min_size=2, max_size=3, unique=True
).map(" ".join)
NUMBERS = st.from_regex(r"\A[2-9][1-9] [1-9]{2} [1-9]{2} [1-9]{2}\Z")


def shown(content: bytes) -> list[str]:
    """What a reader of the page sees, white space at the ends of lines aside."""
    return [each.text.strip() for each in segments_of(content) if each.part in SHOWN]


def comes_back(case: Case) -> None:
    copy = masked(case.content, {case.person: "P1", case.number: "T1"})

    assert traces(copy.content, (case.person, case.number)) == []
    back = restored(copy.content, copy.map)
    assert as_compared(shown(back.content)) == as_compared(shown(case.content))
    assert back.invented == ()


def as_compared(lines: list[str]) -> list[str]:
    """Without what machines wrote on a mail's way, and without tags, which may stand beside a name
    that they parted."""
    return [re.sub(r"\s+", " ", TAG.sub("", line)) for line in lines if not line.startswith("X-")]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_shown_text_comes_back(case: Case) -> None:
    comes_back(case)


@QUIET
@given(st.sampled_from(MASKED), NAMES, NUMBERS, st.randoms(use_true_random=False))
def test_any_person_comes_back(name: str, person: str, number: str, chance: Random) -> None:
    place = chance.choice(sorted(planted(name, *FIRST).keys() - GOES))

    comes_back(Case(name, place, person, number))
