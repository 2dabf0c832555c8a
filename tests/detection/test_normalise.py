"""The plain form of a text and the way back from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.detection import normalise
from ordvern.detection.normalise import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dia\u00adbetes", "diabetes"),
        ("１２３４", "1234"),
        ("٤٥٦", "456"),
        ("①②", "12"),
        ("a\u200bb\u202ec", "abc"),
        ("916\u00a022\u202f407", "916 22 407"),
        ("diаbetes", "diabetes"),
        ("ﬁnne", "finne"),
        ("A\u030ase", "Åse"),
        ("78 44 O2 61", "78 44 02 61"),
        ("Москва", "Москва"),
    ],
)
def test_plain_forms(text: str, expected: str) -> None:
    assert plain(text).text == expected


def test_origin_of_a_stretch_with_removed_characters() -> None:
    form = plain("x dia\u00adbe\u200btes y")
    start = form.text.index("diabetes")
    first, last = form.origin(start, start + len("diabetes"))
    assert form.original[first:last] == "dia\u00adbe\u200btes"


@given(st.text())
def test_every_stretch_has_an_origin(text: str) -> None:
    form = plain(text)
    last = 0
    for position in range(len(form.text)):
        start, end = form.origin(position, position + 1)
        assert last <= start < end <= len(text)
        last = start


ODD = st.lists(
    st.sampled_from(
        ["–", "«Oslo»", "\u00a0", "\n", "ﬁ", "e\u0301", "\u0301", "аb", "Ж", "\u200b", "x " * 9]
    )
).map("".join)


@given(ODD)
def test_lines_at_once_are_as_each_character_alone(text: str) -> None:
    at_once = plain(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise, "_COMMON", ())
        alone = plain(text)
        patch.undo()
        patch.setattr(normalise, "_STRETCH", 8)
        in_short_stretches = plain(text)
    for form in (alone, in_short_stretches):
        assert form.text == at_once.text
        places = range(len(form.text))
        assert [form.origin(p, p + 1) for p in places] == [at_once.origin(p, p + 1) for p in places]


def test_a_plain_form_does_not_show_its_text() -> None:
    assert "Kari" not in repr(plain("Kari Nordlund"))
