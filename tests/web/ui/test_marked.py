"""Text with findings marked: escaped, whole, and the guarded kind wins."""

import re
from html import unescape

import pytest

from ordvern.text import Category, Finding, Span
from ordvern.web.ui.labels import CATEGORIES, PARTS, colour, is_guarded
from ordvern.web.ui.templatetags.ui_document import kinds, marked, without_overlap

NAUGHTY = ('<script>alert(1)</script>"', "'\"><img src=x onerror=alert(1)>", "& &amp; {{ 7 }}")


def found(category: Category, start: int, end: int) -> Finding:
    return Finding(category, Span(start, end), "test", 1.0, 3)


def words_of(html: str) -> str:
    """What is left of the marked text without what the marks add."""
    without_labels = re.sub(r"<span[^>]*>.*?</span>", "", html)
    return unescape(re.sub(r"</?mark[^>]*>", "", without_labels))


@pytest.mark.parametrize("text", NAUGHTY)
def test_text_is_escaped_inside_and_outside_marks(text: str) -> None:
    html = marked(text, [found(Category.HEALTH, 2, len(text) - 3)])

    assert "<script" not in html
    assert "<img" not in html
    assert words_of(html) == text


def test_a_mark_says_its_kind_in_words() -> None:
    html = marked("Kari er syk", [found(Category.HEALTH, 8, 11)])

    assert str(CATEGORIES[Category.HEALTH]) in html
    assert "data-special" in html
    assert 'id="f3-8"' in html


def test_of_two_that_overlap_the_guarded_one_is_shown() -> None:
    name, health = found(Category.PERSON_NAME, 0, 9), found(Category.HEALTH, 5, 7)

    assert without_overlap([name, health]) == [health]


def test_of_two_plain_ones_the_longer_is_shown() -> None:
    short, long = found(Category.PHONE, 2, 4), found(Category.EMAIL, 0, 9)

    assert without_overlap([short, long]) == [long]


def test_findings_at_the_edges_and_side_by_side_keep_all_text() -> None:
    text = "abcdef"
    html = marked(text, [found(Category.PHONE, 3, 6), found(Category.EMAIL, 0, 3)])

    assert html.count("<mark") == 2
    assert words_of(html) == text


def test_a_finding_of_no_length_is_not_drawn() -> None:
    assert marked("abc", [found(Category.PHONE, 1, 1)]) == "abc"


@pytest.mark.parametrize("category", Category)
def test_every_kind_has_a_name_and_a_colour(category: Category) -> None:
    assert str(CATEGORIES[category])
    assert (colour(category) in ("brand2", "danger")) == is_guarded(category)


def test_every_part_has_a_name() -> None:
    assert set(PARTS) == set(type(next(iter(PARTS))))


def test_kinds_put_the_guarded_first_and_leave_out_what_was_not_found() -> None:
    drawn = kinds({"phone": 9, "health": 1, "email": 0})["kinds"]

    assert [row[0] for row in drawn] == [CATEGORIES[Category.HEALTH], CATEGORIES[Category.PHONE]]
