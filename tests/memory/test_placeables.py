"""Placeholders: the same ones on both sides, and codes that keep their order and their text."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.memory import Code, Coded, CodeKind
from ordvern.memory.placeables import Place, Sides, replaced
from ordvern.text import Category

VALUES = {
    Category.PERSON_NAME: ["Torgunn Kvalheim", "Ola Brekke", "Åse Nes"],
    Category.EMAIL: ["torgunn@example.org", "post@example.org"],
}
FILLERS = st.text("abc ø.", min_size=1, max_size=6)
VALUE = st.sampled_from([(kind, value) for kind, values in VALUES.items() for value in values])


@st.composite
def sides(draw: st.DrawFn) -> tuple[Coded, tuple[Place, ...], list[tuple[Category, str]]]:
    """A text of fillers and values, the places of the values, and codes anywhere."""
    text, places, values = draw(FILLERS), [], []
    for kind, value in draw(st.lists(VALUE, max_size=4)):
        places.append(Place(len(text) + 1, len(text) + 1 + len(value), kind))
        text += f" {value} {draw(FILLERS)}"
        values.append((kind, value))
    at = sorted(draw(st.lists(st.integers(0, len(text)), max_size=5)))
    codes = tuple(Code(place, CodeKind.ALONE, str(n)) for n, place in enumerate(at))
    return Coded(text, codes), tuple(places), values


def placeholders(text: str) -> Counter[str]:
    return Counter(piece.split("⟧")[0] for piece in text.split("⟦")[1:])


@given(sides(), sides())
def test_both_sides_hold_the_same_placeholders_or_nothing_is_given(
    one: tuple[Coded, tuple[Place, ...], list[tuple[Category, str]]],
    two: tuple[Coded, tuple[Place, ...], list[tuple[Category, str]]],
) -> None:
    both = replaced(Sides(one[0], two[0], one[1], two[1]))
    different = [Counter(kind for kind, _ in set(side[2])) for side in (one, two)]
    assert (both is None) == (different[0] != different[1])
    if both is not None:
        assert set(placeholders(both[0].text)) == set(placeholders(both[1].text))
        written = both[0].text + both[1].text
        assert [value for _, value in (*one[2], *two[2]) if value in written] == []


@given(sides())
def test_a_side_against_itself_has_the_same_number_of_each(
    side: tuple[Coded, tuple[Place, ...], list[tuple[Category, str]]],
) -> None:
    both = replaced(Sides(side[0], side[0], side[1], side[1]))
    assert both is not None
    assert placeholders(both[0].text) == placeholders(both[1].text)
    assert sum(placeholders(both[0].text).values()) == len(side[1])


@given(sides())
def test_codes_keep_their_order_and_stay_inside_the_text(
    side: tuple[Coded, tuple[Place, ...], list[tuple[Category, str]]],
) -> None:
    both = replaced(Sides(side[0], side[0], side[1], side[1]))
    assert both is not None
    new = both[0]
    assert [code.id for code in new.codes] == [code.id for code in side[0].codes]
    assert all(0 <= code.at <= len(new.text) for code in new.codes)
    # No code stands inside a placeholder.
    assert all(
        new.text.rfind("⟦", 0, code.at) <= new.text.rfind("⟧", 0, code.at) for code in new.codes
    )


WORDS = st.sampled_from(
    ["Kari", "KARI", "Karis", "Kari's", "Nes", "NES’S", "Kari-Nes", "s", "_Nes"]
)


@given(st.lists(WORDS, max_size=6), st.sampled_from(["kari", "nes", "kari nes", "nes kari nes"]))
def test_a_value_is_found_again_wherever_its_pattern_would_find_it(
    written: list[str], value: str
) -> None:
    text = "; ".join(written)
    pattern = r"(?<!\w)" + value.replace(" ", r"\W+") + r"(?:['’]?s)?(?!\w)"
    there = [match.group() for match in re.finditer(pattern, text, re.IGNORECASE)]
    name = Coded(value), (Place(0, len(value), Category.PERSON_NAME),)
    both = replaced(Sides(name[0], Coded(text), name[1], ()))
    assert (both is not None) == bool(there)
    if both:
        assert not re.search(pattern, both[1].text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["KARI NES’S hus", "(Kari) Nes", "Karı Nes"])
def test_a_value_the_detector_missed_on_one_side_is_replaced_there(text: str) -> None:
    name = Coded("Kari Nes"), (Place(0, 8, Category.PERSON_NAME),)
    both = replaced(Sides(name[0], Coded(text), name[1], ()))
    assert both
    assert "⟦P1⟧" in both[1].text
    assert "Nes" not in both[1].text
