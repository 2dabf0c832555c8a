"""Places, refusals and names are told in words for people."""

import pytest

from ordvern.cli.complaints import plain_name
from ordvern.cli.places import place
from ordvern.cli.reasons import NOTICED, notice, refusal
from ordvern.documents import Notice, Reason
from ordvern.text import Part, Segment


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_says_what_to_do_next(reason: Reason) -> None:
    words = refusal(reason)
    assert words.endswith(".")
    assert len(words) > 40


@pytest.mark.parametrize("reason", NOTICED)
def test_notices_know_one_from_several(reason: Reason) -> None:
    one, two = notice(Notice(reason, 1)), notice(Notice(reason, 2))
    assert one.startswith("1 ")
    assert two.startswith("2 ")
    assert one[2:] != two[2:]


@pytest.mark.parametrize(
    ("locator", "part", "words"),
    [
        ("page 3@17", Part.BODY, "page 3"),
        ("word/document.xml#4", Part.BODY, "paragraph 4"),
        ("word/header2.xml#1", Part.HEADER, "header (header 1)"),
        ("xl/worksheets/sheet2.xml#row17", Part.HIDDEN, "hidden (sheet 2 row 17)"),
        ("line@881", Part.BODY, "paragraph 8"),
        ("part0#line@0", Part.BODY, "text of the mail"),
        ("part0#header2", Part.HEADER, "header (mail header 2)"),
        ("docProps/core.xml#2", Part.METADATA, "metadata (docProps/core.xml#2)"),
        ("name", Part.FILE_NAME, "the file's name"),
        ("a.xlsx!xl/worksheets/sheet1.xml#row2", Part.BODY, "sheet 1 row 2 in a.xlsx"),
    ],
)
def test_places(locator: str, part: Part, words: str) -> None:
    assert place(Segment("", locator, part), 7) == words


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("æøå – 你.pdf", "æøå – 你.pdf"),
        ("a\nb", "a\\nb"),
        ("\u202e", "\\u202e"),
        ("\udcff", "\ufffd"),
    ],
)
def test_names_are_shown_without_what_could_harm(name: str, shown: str) -> None:
    assert plain_name(name) == shown
