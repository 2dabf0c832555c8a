"""The sieve names every recognizer that finds something, in the order of the registry."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection.narrow import narrow
from ordvern.detection.recognizer import Trigger
from ordvern.detection.recognizers.no.national_id import FIRST, SECOND, is_issued_before_2032
from ordvern.detection.registry import BY_TRIGGER, PATTERNS
from ordvern.detection.sieve import Sieve

SIEVED = (Trigger.DIGITS, Trigger.CODE)
STRETCHES = (
    "208597 18397",
    "4755 9200 4871 8306",
    "+47 916 22 407",
    "4888.86.45066",
    "IBAN NO66 4888 8645 066",
    "131052-308T",
    "QQ 12 34 56 C",
    "10.0.0.1",
    "2001:db8::1",
    "\ud800208597 18397",
)


@pytest.mark.parametrize("trigger", SIEVED)
@pytest.mark.parametrize("stretch", STRETCHES)
def test_what_matches_is_worth_trying(trigger: Trigger, stretch: str) -> None:
    chosen = Sieve(BY_TRIGGER[trigger]).worth_trying(narrow(stretch))
    finding = [each for each in BY_TRIGGER[trigger] if each.pattern.search(stretch)]
    assert [each for each in chosen if each in finding] == finding


def test_plain_words_are_worth_nothing() -> None:
    assert Sieve(BY_TRIGGER[Trigger.DIGITS]).worth_trying(b"ingen tall her") == []


DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MARKS = st.tuples(st.sampled_from((0, 40)), st.sampled_from((0, 40, 65, 80)))
GAPS = st.lists(
    st.sampled_from(("", "", " ", ".", "-", "/", " - ", "\n", ", ")), min_size=10, max_size=10
)


def numbered(day: date, marks: tuple[int, int], individual: int) -> str:
    """An identity number of eleven digits, or nothing where none has these nine."""
    digits = f"{day.day + marks[0]:02}{day.month + marks[1]:02}{day.year % 100:02}{individual:03}"
    for weights in (FIRST, SECOND):
        digits += str(-sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11)
    return digits if len(digits) == 11 else ""


@settings(max_examples=400)
@given(DATES, MARKS, st.integers(0, 999), GAPS)
def test_what_is_valid_is_worth_trying_where_no_cue_is_near(
    day: date, marks: tuple[int, int], individual: int, gaps: list[str]
) -> None:
    digits = numbered(day, marks, individual)
    spaced = "".join(map("".join, zip(digits, [*gaps, ""], strict=True))) if digits else ""
    for each in PATTERNS:
        if each.alone and each.is_valid(spaced) and each.pattern.search(spaced):
            assert each in Sieve([each], alone=True).worth_trying(narrow(f"nr {spaced} av"))


def test_a_number_of_a_law_is_not_worth_trying_where_no_cue_is_near() -> None:
    spaced = [each for each in PATTERNS if each.id == "no.national_id_spaced"]
    assert Sieve(spaced).worth_trying(b"2019-06-21-583") == spaced
    assert Sieve(spaced, alone=True).worth_trying(b"2019-06-21-583") == []
    assert is_issued_before_2032(numbered(date(1985, 9, 20), (0, 80), 183))
