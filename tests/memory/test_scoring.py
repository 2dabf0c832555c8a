"""How alike segments are, by the table that a translator would write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.memory import (
    Band,
    Code,
    Coded,
    CodeKind,
    Context,
    Penalties,
    Segment,
    band,
    similarity,
)
from ordvern.memory.scoring import best_possible, furthest, in_context, least_shared, lengths

WORDS = st.sampled_from(
    ["Avtalen", "avtale", "gjelder", "gjeld", "fra", "12", "dato", "i", "ikke", "."]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


def score(one: str, other: str) -> int:
    return similarity(Segment.of(Coded(one)), Segment.of(Coded(other)))


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Avtalen gjelder fra i dag.", "Avtalen gjelder fra i dag.", 100, 100),
        ("Avtalen gjelder fra i dag.", "Avtalen  gjelder fra i dag.", 100, 100),
        ("Avtalen gjelder fra i dag.", "Avtalen gjelder fra i dag", 95, 99),
        ("Avtalen gjelder fra i dag.", "avtalen gjelder fra i dag.", 85, 99),
        ("Frist: 14 dager.", "Frist: 30 dager.", 90, 98),
        ("Han er født i Bergen by.", "Han er født i Bodø by.", 80, 90),
        ("Avtalen gjelder fra i dag.", "Avtaler gjelder fra i dag.", 88, 97),
        ("Stans maskinen før rengjøring.", "Vask hendene godt med såpe.", 0, 30),
        ("Ja", "Nei", 0, 10),
    ],
)
def test_scores_are_what_a_translator_expects(one: str, other: str, least: int, most: int) -> None:
    assert least <= score(one, other) <= most
    assert score(one, other) == score(other, one)


def test_a_missing_code_is_never_an_exact_match() -> None:
    bold = Coded("Trykk Lagre.", (Code(6, CodeKind.OPEN, "1"), Code(11, CodeKind.CLOSE, "1")))
    assert 50 <= similarity(Segment.of(bold), Segment.of(Coded("Trykk Lagre."))) < 100


def test_codes_of_one_kind_stand_for_one_another() -> None:
    one, other = (Coded("Se side", (Code(3, CodeKind.ALONE, name),)) for name in ("x", "17"))
    assert similarity(Segment.of(one), Segment.of(other)) == 100


def test_penalties_are_settings() -> None:
    one, other = Segment.of(Coded("Frist: 14 dager.")), Segment.of(Coded("Frist: 30 dager."))
    mild, hard = Penalties(number=0), Penalties(number=20)
    assert similarity(one, other, mild) - similarity(one, other, hard) == 20


def test_placeholders_of_persons_match_one_another() -> None:
    assert score("⟦P1⟧ møtte i retten.", "⟦P4⟧ møtte i retten.") == 100


def test_context_makes_101() -> None:
    here = Context(before="a", after="b")
    assert in_context(100, here, Context("a", "b")) == 101
    assert in_context(100, here, Context("a", "c")) == 100
    assert in_context(100, Context(), Context()) == 100
    assert in_context(99, here, here) == 99


@pytest.mark.parametrize(
    ("points", "name"),
    [(101, Band.CONTEXT), (100, Band.EXACT), (99, Band.HIGH), (94, Band.MEDIUM_HIGH),
     (75, Band.MEDIUM), (74, Band.LOW), (50, Band.LOW), (49, Band.NONE), (0, Band.NONE)],
)  # fmt: skip
def test_bands(points: int, name: Band) -> None:
    assert band(points) is name


@given(TEXTS, TEXTS, st.sampled_from([50, 75, 85, 95]))
def test_bounds_hide_no_match(one: str, other: str, threshold: int) -> None:
    a, b = Segment.of(Coded(one)), Segment.of(Coded(other))
    reached = similarity(a, b)
    n, m = len(a.tokens.stems), len(b.tokens.stems)
    if reached >= threshold and n:
        shared = sum(
            min(a.tokens.stems.count(s), b.tokens.stems.count(s)) for s in set(a.tokens.stems)
        )
        shortest, longest = lengths(n, threshold)
        assert shortest <= m <= longest
        assert shared >= least_shared(n, threshold)
        assert best_possible(max(n, m) - shared, max(n, m)) >= reached
        assert max(n, m) - shared <= furthest(longest, threshold)
