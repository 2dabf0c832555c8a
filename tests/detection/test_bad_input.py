"""Texts that no program should be given are scanned like others."""

import json
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection import scan
from ordvern.detection.explaining import explain
from ordvern.detection.languages import identify
from ordvern.detection.normalise import plain
from ordvern.text import Category, Segment

MARKED = "Kari Nordlund, fødselsnummer: 20859718397, kari.nordlund@post.example."
SCRIPTS = sorted(
    {
        unicodedata.name(chr(code), "").split(" ")[0]: chr(code)
        for code in range(0x20, 0x2FFFF, 7)
        if unicodedata.category(chr(code)) in ("Lo", "Ll", "Lu", "Lm", "Nd", "Nl", "No")
    }.values()
)
ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\ud800\udfff\x00\x1b\u202e\u2066\ufeff\ufffe\uffff\u0489\U000e0041"),
        st.sampled_from(SCRIPTS),
    ),
    max_size=60,
)


def marked(text: str) -> set[Category]:
    """The kinds of the stretches found, each of which must be there and not blank."""
    findings = scan(text).findings
    assert all(text[f.span.start : f.span.end].strip() for f in findings)
    return {f.category for f in findings}


def test_every_script_of_unicode_is_there() -> None:
    assert len(SCRIPTS) > 150


@settings(max_examples=100, deadline=None)
@given(ODD, ODD)
def test_odd_characters_around_a_number_hide_nothing(before: str, after: str) -> None:
    assert Category.NATIONAL_ID in marked(f"{before}\n{MARKED}\n{after}")


@pytest.mark.parametrize("character", SCRIPTS, ids=lambda c: f"{ord(c):04X}")
def test_every_script_beside_a_label(character: str) -> None:
    assert {Category.NATIONAL_ID, Category.EMAIL} <= marked(f"{character * 3} {MARKED} {character}")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_that_are_no_utf8(data: bytes) -> None:
    for errors in ("surrogateescape", "replace", "ignore", "backslashreplace"):
        text = data.decode("utf-8", errors) + "\n" + MARKED
        assert Category.NATIONAL_ID in marked(text)
    assert Category.NATIONAL_ID in marked(data.decode("latin-1") + "\n" + MARKED)


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD, max_size=6))
def test_explanations_and_languages_of_odd_texts(texts: list[str]) -> None:
    segments = [Segment(text, f"p{number}") for number, text in enumerate(texts)]
    assert explain(segments).scan == scan(segments)
    assert identify("\n".join(texts))


@given(ODD)
def test_places_lead_there_and_back(text: str) -> None:
    form = plain(text)
    for start in range(len(form.text)):
        first, last = form.origin(start, start + 1)
        begin, end = form.places_of(first, last)
        assert begin <= start < max(end, begin + 1)


@pytest.mark.parametrize("stuff", ["a", "1", "=", "&#50;", "%41", "\u202e", "ѕ", "a1", "A+b/9"])
def test_much_of_the_same_without_a_space(stuff: str) -> None:
    text = stuff * (200_000 // len(stuff))
    assert Category.EMAIL in marked(f"{text}\n{MARKED}")


@pytest.mark.nightly
def test_ten_megabytes_without_a_space() -> None:
    random.seed(11)
    text = "".join(random.choices("abcdefgABC0123456789æøå.-/@=%&", k=10_000_000))
    assert scan(text, tagger=None).findings is not None


def test_a_lone_surrogate_survives_the_way_through_json() -> None:
    text = json.loads('"\\ud83d ' + MARKED + '"')
    assert Category.NATIONAL_ID in marked(text)
