"""The scan of a whole document."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection import scan, scan_each
from ordvern.detection.evaluation import answers
from ordvern.text import Category, Segment, Span

WORDS = st.sampled_from(
    [
        *("Kari", "Nordlund", "fødselsnr", "20859718397", "tlf", "916 22 407", "har", "diabetes"),
        *("\u00ad", "\u200b", "\ud800", "\x00", "１２", "ä\u0308", "kari@post.example", "ﬁ", "İ"),
        *("Storgata 5, 0155 Oslo", "født 12.03.1956", ":", "(", "\n", "\t", "Pasient:"),
    ]
)


def cells(*texts: str) -> list[Segment]:
    return [Segment(text, f"cell{number}") for number, text in enumerate(texts)]


def test_label_and_value_in_two_cells() -> None:
    findings = scan(cells("Fødselsnummer", "20859718397")).findings

    assert [(f.category, f.segment, f.span) for f in findings] == [
        (Category.NATIONAL_ID, 1, Span(0, 11))
    ]


def test_a_number_over_two_segments_is_cut_in_two() -> None:
    findings = scan(cells("fnr. 208597", "18397 her")).findings

    assert [(f.segment, f.span) for f in findings] == [(0, Span(5, 11)), (1, Span(0, 5))]


def test_hidden_characters_are_inside_the_finding() -> None:
    text = "Fødselsnr 20\u200b85\u00ad9718397."
    finding = scan(text).findings[0]

    assert text[finding.span.start : finding.span.end] == "20\u200b85\u00ad9718397"


def test_nothing_in_nothing() -> None:
    assert scan("").findings == ()
    assert scan([]).assessment.personal is False


def test_reasons_name_places_and_no_words() -> None:
    reasons = scan(cells("Prisliste", "Kari Nordlund")).assessment.reasons

    assert [(ground.category, ground.segment) for ground in reasons] == [(Category.PERSON_NAME, 1)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=6))
def test_findings_stay_inside_their_segments(texts: list[str]) -> None:
    findings = scan(cells(*texts)).findings

    for finding in findings:
        assert 0 <= finding.span.start < finding.span.end <= len(texts[finding.segment])
    assert list(findings) == sorted(findings, key=lambda f: (f.segment, f.span, f.category))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters()))
def test_any_text_can_be_scanned(text: str) -> None:
    for finding in scan(text).findings:
        assert text[finding.span.start : finding.span.end].strip()


def test_letters_without_a_space() -> None:
    random.seed(7)
    text = "".join(random.choices("aAæ1.@-/", k=200_000))
    assert scan(text).findings is not None


def test_jsonl_in_and_out() -> None:
    line = '{"id": "a", "text": "Kari Nordlund har kreft."}'
    assert list(answers([line, ""])) == [
        '{"id": "a", "personal": true, "sensitive": ["health"], "findings": '
        '[{"start": 0, "end": 13, "kind": "person_name"}, '
        '{"start": 18, "end": 23, "kind": "health"}]}'
    ]


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_jsonl_is_answered_up_to_a_bad_line(at_once: int) -> None:
    lines = [f'{{"id": {number}, "text": "Kari Nordlund"}}' for number in range(3)]
    given = answers([*lines, '{"id": 3}', lines[0]], at_once=at_once)
    assert [json.loads(next(given))["id"] for _ in lines] == [0, 1, 2]
    with pytest.raises(ValueError, match="line 4"):
        next(given)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=6))
def test_documents_read_together_are_those_read_alone(texts: list[str]) -> None:
    assert scan_each(texts) == [scan(text) for text in texts]


def test_what_is_said_in_one_document_tells_nothing_about_another() -> None:
    alone = "Skrett tok ordet. Da sa Skrett nei."
    named = "Møteleder Torgunn Skrett åpnet møtet. Skrett takket for sist.\n" * 40
    assert len(scan(named + alone).findings) == len(scan(named).findings) + 2

    together = scan_each([named, alone, named, *["Torgunn Skrett"] * 3, alone, ""])

    assert together[1] == together[6] == scan(alone)
    assert together[0] == together[2] == scan(named)
    assert together[7].findings == ()


def test_segments_together_with_texts() -> None:
    letter = cells("Fødselsnummer", "20859718397", "Kari Nordlund har astma.")
    assert scan_each([letter, "Ingen her."]) == [scan(letter), scan("Ingen her.")]
