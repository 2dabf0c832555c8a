"""Numbers and words hidden on purpose are found, at the places of the original."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection import scan
from ordvern.text import Category
from tests.detection.techniques import NUMBER, NUMBERS, WORD, WORDS

UNSEEN = "\u202c\u202e"


@pytest.mark.parametrize("technique", NUMBERS)
@pytest.mark.parametrize("label", ["Pasienten har fødselsnummer ", "Kari Nordlund, fnr.: "])
def test_hidden_numbers(technique: str, label: str) -> None:
    hidden = NUMBERS[technique](NUMBER)
    text = f"{label}{hidden} og ble innlagt i mai."
    spans = [f.span for f in scan(text).findings if f.category is Category.NATIONAL_ID]
    assert [text[span.start : span.end] for span in spans] == [hidden.strip(UNSEEN)]


@pytest.mark.parametrize("technique", WORDS)
def test_hidden_words(technique: str) -> None:
    hidden = WORDS[technique](WORD)
    text = f"Ola Nordmann har {hidden} og går til behandling."
    spans = [f.span for f in scan(text).findings if f.category is Category.HEALTH]
    assert [text[span.start : span.end] for span in spans] == [hidden]


@pytest.mark.parametrize("technique", ["base64", "percent encoding", "JSON escapes"])
def test_an_encoded_number_without_a_label_is_found(technique: str) -> None:
    hidden = NUMBERS[technique](NUMBER)
    text = f"Kari Nordlund skrev {hidden} i mai."
    spans = [f.span for f in scan(text).findings if f.category is Category.NATIONAL_ID]
    assert [text[span.start : span.end] for span in spans] == [hidden]


def test_a_name_in_spaced_letters() -> None:
    text = "Pasient: K a r i  N o r d l u n d\nHun kom i mai."
    spans = [f.span for f in scan(text).findings if f.category is Category.PERSON_NAME]
    assert [text[span.start : span.end] for span in spans] == ["K a r i  N o r d l u n d"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi teller en to tre fire fem seks sju åtte, sa læreren.",
        "Nøkkelen er c2xhcHAgYXYgaGVyIG9nIG7DpQ== i dag.",
        "Se https://ord.example/%C3%B8kt?side=2A&antall=20.",
        "Bildet er iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4.",
        "Formelen 2*3*5*7*11*13*17 gir et produkt.",
    ],
)
def test_readings_of_nothing_personal_are_no_findings(text: str) -> None:
    assert scan(text).findings == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(make(NUMBER) for make in NUMBERS.values()),
                *(make(WORD) for make in WORDS.values()),
                *(
                    "fødselsnummer",
                    "Kari Nordlund har",
                    "\u202e",
                    "&#",
                    "%4",
                    "=\n",
                    "\n",
                    "ä\u0308",
                ),
            ]
        ),
        max_size=8,
    )
)
def test_every_finding_is_a_stretch_of_the_original(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for finding in scan(text).findings:
        stretch = text[finding.span.start : finding.span.end]
        assert stretch == stretch.strip() != ""


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(NUMBERS)), st.text("abc æø.,\n\u200b", max_size=30))
def test_the_place_of_a_hidden_number_is_right(technique: str, before: str) -> None:
    hidden = NUMBERS[technique](NUMBER).strip(UNSEEN)
    text = f"{before}\nKari Nordlund, fødselsnummer: {NUMBERS[technique](NUMBER)} og mer."
    stretches = {text[f.span.start : f.span.end] for f in scan(text).findings}
    assert hidden in stretches


def test_the_page_counts_right() -> None:
    page = (Path(__file__).parents[2] / "docs" / "detection.md").read_text(encoding="utf-8")
    assert f"{len(NUMBERS)} ways of hiding a number" in page
    assert f"{len(WORDS)} of hiding a word" in page
