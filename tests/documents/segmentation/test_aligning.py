"""Sentences of a paragraph and its translation are paired, or left whole where that is unsafe."""

import pytest

from ordvern.documents.segmentation import aligned, translatable
from ordvern.text import Part, Segment

PRESS = "Trykk på den røde knappen bak døra."
HOLD = "Hold den inne i fem sekunder."


def test_sentences_are_paired_in_order() -> None:
    english = ("Press the red button behind the door.", "Hold it for five seconds.")
    found = aligned(f"{PRESS} {HOLD}\n", " ".join(english), "nb", "en")
    assert found == [(PRESS, english[0]), (HOLD, english[1])]


@pytest.mark.parametrize(
    "target",
    [
        "Press the red button behind the door and hold it for five seconds.",
        "Press it. Hold the red button that you will find right behind the door five seconds.",
    ],
)
def test_what_was_joined_or_split_elsewhere_stays_whole(target: str) -> None:
    assert aligned(f"{PRESS} {HOLD}", target, "nb", "en") == [(f"{PRESS} {HOLD}", target)]


def test_short_sentences_may_differ_in_length() -> None:
    assert aligned("Ja. Nei.", "Yes, of course. No.", "nb", "en")[0] == ("Ja.", "Yes, of course.")


def test_metadata_is_not_translated() -> None:
    segments = [Segment("Lukk døra. Kom inn.", "1", Part.BODY), Segment("Ola", "2", Part.METADATA)]
    assert list(translatable(segments, "nb")) == ["Lukk døra.", "Kom inn."]
