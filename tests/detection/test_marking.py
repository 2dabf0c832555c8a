"""Marked documents are read whole or refused with the line that is wrong."""

import pytest

from ordvern.detection.marking import Mark, NotMarked, read_marked
from ordvern.text import Category, Span

LINE = '{"id": 7, "text": "Kari har astma", "spans": [%s]}'
ASTHMA = '{"start": 9, "end": 14, "kind": "health"}'


def test_what_is_left_out_is_told_by_the_spans() -> None:
    [document] = read_marked([LINE % ASTHMA, "\n"])
    assert document.id == "7"
    assert document.told.personal
    assert document.told.sensitive == {Category.HEALTH}
    assert document.told.marks == (Mark(Category.HEALTH, Span(9, 14)),)


def test_what_is_said_outweighs_the_spans() -> None:
    line = (LINE % ASTHMA)[:-1] + ', "personal": false, "sensitive": []}'
    [document] = read_marked([line])
    assert not document.told.personal
    assert not document.told.sensitive


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "is no JSON"),
        ("[]", "is no document"),
        ('{"id": 1, "text": "Kari"}', "has no spans"),
        ('{"id": 1, "text": 5, "spans": []}', "is no document"),
        (LINE % '{"start": 9, "end": 15, "kind": "health"}', "outside its text"),
        (LINE % '{"start": 9, "end": 9, "kind": "health"}', "outside its text"),
        (LINE % '{"start": -1, "end": 2, "kind": "health"}', "outside its text"),
        (LINE % '{"start": 0, "end": 2, "kind": "astma"}', "kind that does not exist"),
    ],
)
def test_bad_lines_are_named_without_their_words(line: str, wrong: str) -> None:
    with pytest.raises(NotMarked, match=f"line 2 .*{wrong}") as caught:
        list(read_marked(["", line]))
    assert "astma" not in str(caught.value)
