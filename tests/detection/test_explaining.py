"""Each sensitive term is told with its verdict: why it counted, or why it did not."""

from ordvern.detection import Tuning, scan
from ordvern.detection.explaining import Term, Verdict, explain
from ordvern.detection.setting import Why
from ordvern.detection.telling import TOLD_FROM
from ordvern.text import Category, Segment

LETTER = "Pasient: Kari Nordlund.\n\nNordlund har diabetes.\n\nDersom noen har kreft, ring oss.\n"


def by_word(text: str, tuning: Tuning | None = None) -> dict[str, Term]:
    terms = explain(text, tuning=tuning).terms
    return {text[t.place.span.start : t.place.span.end]: t for t in terms}


def test_a_term_that_counted_names_the_person_it_is_about() -> None:
    diabetes = by_word(LETTER)["diabetes"]
    assert diabetes.verdict is Verdict.COUNTED
    assert Why.PERSON in diabetes.why
    assert diabetes.score >= TOLD_FROM
    assert [LETTER[p.span.start : p.span.end] for p in diabetes.about] == ["Nordlund"]


def test_a_term_that_did_not_count_says_what_spoke_against_it() -> None:
    cancer = by_word(LETTER)["kreft"]
    assert cancer.verdict is Verdict.NOT_ENOUGH
    assert {Why.ANYBODY, Why.CONDITION} & set(cancer.why)
    assert cancer.score < TOLD_FROM


def test_without_persons_nothing_is_told_about_anybody() -> None:
    terms = by_word("Diabetes og kreft er vanlige sykdommer.").values()
    assert {term.verdict for term in terms} == {Verdict.NOBODY}


def test_what_a_tuning_took_away_is_told() -> None:
    off = by_word(LETTER, Tuning.of(off=[Category.HEALTH]))
    assert off["diabetes"].verdict is Verdict.TUNED_AWAY


def test_the_number_that_makes_it_a_document_about_somebody() -> None:
    cells = [Segment("Fødselsnummer", "a"), Segment("20859718397", "b"), Segment("Kreft", "c")]
    [cancer] = [term for term in explain(cells).terms if term.verdict is Verdict.COUNTED]
    assert Why.SUBJECT in cancer.why
    assert [place.segment for place in cancer.about] == [1]


def test_explained_findings_are_those_of_a_scan() -> None:
    explanation = explain(LETTER)
    assert explanation.scan == scan(LETTER)
    counted = [t for t in explanation.terms if t.verdict is Verdict.COUNTED]
    special = [f for f in explanation.scan.findings if f.category.is_special]
    assert [(t.category, t.place.span) for t in counted] == [(f.category, f.span) for f in special]
