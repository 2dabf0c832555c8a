"""Marks become whole values with labels that tell nothing."""

from datetime import date

import pytest

from ordvern.documents import Mark, Reason, Refused
from ordvern.documents.redaction.marked import as_date, values_of, whole_words
from ordvern.documents.redaction.values import Value
from ordvern.text import Segment, Span


def marked(text: str, start: int, end: int, label: str = "[x]") -> list[str]:
    values = values_of([Segment(text, "t#1")], [Mark(0, Span(start, end), label)])
    return [value.text for value in values]


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        ("Karianne kom", 0, 4, "Karianne"),
        ("Karis bok", 0, 4, "Kari"),
        ("tlf22334455x", 5, 9, "22334455"),
        ("en to tre", 3, 5, "to"),
        ("田中さん", 0, 2, "田中"),
    ],
)
def test_mark_grows_to_whole_words(text: str, start: int, end: int, whole: str) -> None:
    assert whole_words(text, start, end) == whole


def test_phone_goes_with_and_without_its_country() -> None:
    assert "22334455" in marked("+47 22 33 44 55", 0, 15)
    assert "4722334455" in marked("22 33 44 55", 0, 11)


def test_day_goes_in_the_other_orders_of_its_numbers() -> None:
    assert {"1985-03-12", "12.3.1985"} <= set(marked("12.03.1985", 0, 10))


def test_marks_over_signs_hold_no_value() -> None:
    assert marked("a -- b", 1, 5) == []


def test_label_that_spells_a_value_is_not_used() -> None:
    segments = [Segment("Se navn her", "t#1")]
    values = values_of(segments, [Mark(0, Span(3, 7), "[navn 1]")])

    assert values.replace("Se navn her") == ("Se [...] her", 1)


@pytest.mark.parametrize("mark", [Mark(1, Span(0, 1), "x"), Mark(0, Span(0, 9), "x")])
def test_mark_outside_the_text_is_refused(mark: Mark) -> None:
    with pytest.raises(Refused) as refused:
        values_of([Segment("kort", "t#1")], [mark])

    assert refused.value.reason is Reason.NOT_PROVEN


@pytest.mark.parametrize("text", ["12.03.1985", "1985-03-12", "12/3 85"])
def test_days_are_understood(text: str) -> None:
    assert as_date(Value.of(text, "")) == date(1985, 3, 12)


def test_other_numbers_are_no_days() -> None:
    assert as_date(Value.of("22 33 4455", "")) is None
