"""A person is found however her name was written, and nobody else is."""

import pytest

from ordvern.memory.persons import TooShort, holding, pattern_for

TORGUNN = pattern_for(
    ["Torgunn Åse Kvalheim", "Grøndal"], ["019 0 100-01", "t.kvalheim@example.org"]
)


@pytest.mark.parametrize(
    "text",
    [
        "Vi møtte Torgunn Åse Kvalheim der.",
        "TORGUNN ÅSE KVALHEIM",
        "torgunn kvalheims sak",
        "Torgunn Å. Kvalheim",
        "T. Kvalheim",
        "Kvalheim, Torgunn Aase",
        "Torgunn Aase Kvalheim's case",
        "fru Groendal",
        "Grondals hus",
        "nr. 019010001",
        "019 010 001",
        "t.kvalheim@example.org",
    ],
)
def test_found(text: str) -> None:
    assert list(holding(["annet", text, "mer"], TORGUNN)) == [1]


@pytest.mark.parametrize(
    "text", ["Torgunn kom.", "Kvalheim kom.", "Torgunn Berg", "Grøndalen", "1019010001"]
)
def test_not_found(text: str) -> None:
    assert list(holding([text], TORGUNN)) == []


@pytest.mark.parametrize("names", [[], ["x"], ["-"], [" "]])
def test_what_would_be_found_everywhere_is_refused(names: list[str]) -> None:
    with pytest.raises(TooShort):
        pattern_for(names)


def test_each_text_is_named_once() -> None:
    assert list(holding(["Grøndal og Grøndal", "", "Grøndal"], TORGUNN)) == [0, 2]
