"""What differs between a text and its match is told word by word, and nothing is lost of either."""

from hypothesis import given
from hypothesis import strategies as st

from ordvern.memory.explaining import Side, Stretch, differences


def test_a_changed_word_is_told_from_the_rest() -> None:
    told = differences("Trykk på den grønne knappen.", "Trykk på den røde knappen.")

    assert told == [
        Stretch("Trykk på den ", Side.BOTH),
        Stretch("grønne", Side.ASKED),
        Stretch("røde", Side.FOUND),
        Stretch(" knappen.", Side.BOTH),
    ]


@given(st.text("ab ,æ1", max_size=30), st.text("ab ,æ1", max_size=30))
def test_both_texts_can_be_read_from_it(asked: str, found: str) -> None:
    told = differences(asked, found)

    assert "".join(each.text for each in told if each.side is not Side.FOUND) == asked
    assert "".join(each.text for each in told if each.side is not Side.ASKED) == found
