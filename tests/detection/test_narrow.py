"""Narrow texts: one byte a code point, in which coarse patterns match where they do in the text."""

import re2
from hypothesis import example, given
from hypothesis import strategies as st

from ordvern.detection import triggers
from ordvern.detection.glance import find
from ordvern.detection.narrow import LETTER, NUMBER, OTHER, UPPER, narrow
from ordvern.detection.recognizers.any import address, online
from ordvern.detection.sieve import Sieve

STREETS = st.sampled_from(["Storgata", "Løkkaallé", "GRÜNSTRASSE", "stra\u1e9ee", "Ak\u017fel"])
OTHERS = st.sampled_from(["Łódź", "Žižkov", "Москва", "½", "ⅷ", "\u0660", "\u212b", "\ud800", "😀"])
SHAPES = st.sampled_from(["rue", "ul.", "Road", "12", "0155", "4888.86.45066", "NO66", "SW1A 1AA"])
WEB = st.sampled_from(["www.", "github.com/", "@kari"])
WORDS = STREETS | OTHERS | SHAPES | WEB
FARMS = st.sampled_from(
    ["Øvre Šestak gård 7,", "Haugen 12 B", "3, Nedre ˈgate", "rom 4", "7120 Ævik"]
)
PAGES = st.sampled_from(["https://LINKEDIN.com/in/", "x.com/žofie", "github.com/ærlig", "t.me/½a"])
TEXTS = st.lists(WORDS | st.text(max_size=4), max_size=20).map(" ".join)


def test_what_stands_for_characters() -> None:
    assert narrow("åÅ") == "åÅ".encode("latin-1")
    assert narrow("Žžц") == UPPER + LETTER + LETTER
    assert narrow("ⅷ€😀") == NUMBER + OTHER + OTHER
    assert narrow("\u1e9e\ud800") == b"\xdf?"


@given(TEXTS)
def test_a_narrow_text_is_as_long_as_the_text(text: str) -> None:
    assert len(narrow(text)) == len(text)


@given(TEXTS)
def test_triggers_stand_where_they_do_in_utf8(text: str) -> None:
    data = text.encode("utf-8", "replace")
    for trigger, pattern in triggers.PATTERNS.items():
        spans = [match.span() for match in re2.compile(pattern.encode()).finditer(data)]
        places = [(len(data[:a].decode()), len(data[:b].decode())) for a, b in spans]
        assert find(trigger, narrow(text)) == places


@example(["\u0660", "Storgata", "Storgata", "7120 Ævik"])
@given(st.lists(WORDS | FARMS | PAGES | st.text("Åž5 ,\n\x85", max_size=3), max_size=12))
def test_what_matches_in_the_text_may_match_in_its_narrow_form(words: list[str]) -> None:
    text = " ".join(words)
    if address._FARM.search(text):
        assert address._MAY_BE_FARM.search(narrow(text))
    if online.PROFILE_PAGE.pattern.search(text):
        assert Sieve((online.PROFILE_PAGE,)).worth_trying(narrow(text))
