"""Names of persons in texts, end to end, with the model that comes with the package."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.detection.tagger import find_persons, find_persons_in_each


def names(text: str) -> list[str]:
    return [text[person.start : person.end] for person in find_persons(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I går møtte styret Torgunn Kvalheim på kontoret.", "Torgunn Kvalheim"),
        ("Eg har snakka med Oddbjørg Tveitane om saka.", "Oddbjørg Tveitane"),
        ("I GÅR MØTTE STYRET TORGUNN KVALHEIM PÅ KONTORET.", "TORGUNN KVALHEIM"),
        ("har du snakket med torgunn kvalheim om møtet i morgen?", "torgunn kvalheim"),
        ("Vi traff Oystein Kvaloy pa hotellet.", "Oystein Kvaloy"),
        ("Navn: Torgunn Kvalheim\nStilling: sykepleier", "Torgunn Kvalheim"),
        ("Møtet ble ledet av Abdirahman Warsame, som takket alle.", "Abdirahman Warsame"),
        ("The patient, Torgunn Kvalheim, was admitted on 3 March.", "Torgunn Kvalheim"),
    ],
)
def test_finds(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Stein, sand og grus leveres på plassen hver dag.",
        "Kommunen har vedtatt en ny plan for veiene i Trondheim.",
        "GENERELLE VILKÅR FOR LEVERING AV VARER OG TJENESTER",
        "Kunden skal betale innen 30 dager etter at fakturaen er sendt.",
        "Skipet MS Ragnhild går mellom Bergen og Stavanger.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert names(text) == []


def chance_of(word: str, text: str) -> float:
    """How sure the tagger is of the last place of a word."""
    place = text.rindex(word)
    found = find_persons(text, threshold=0.001)
    return max((p.confidence for p in found if p.start <= place < p.end), default=0.0)


def test_what_one_sentence_tells_helps_in_another() -> None:
    alone = "Det var mykje regn på Hjelmeset i går."
    told = f"Lærar Gudrun Hjelmeset song. {alone}"

    assert chance_of("Hjelmeset", told) > chance_of("Hjelmeset", alone) + 0.2


def test_a_lower_threshold_finds_no_less() -> None:
    text = "Vaktmester Ulvild ringte Plan B og Solfrid i Fjordgata."
    counts = [len(find_persons(text, threshold=t)) for t in (0.9, 0.5, 0.1, 0.01)]

    assert counts == sorted(counts)
    assert counts[-1] > 0


def test_the_same_text_gives_the_same_names_twice() -> None:
    text = "Solfrid Eikeland og Hamza Yildirim bor i Bodø. Yildirim er lærer."

    assert find_persons(text) == find_persons(text)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    places = [(person.start, person.end) for person in find_persons(text)]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))


@pytest.mark.parametrize("text", ["", " ", "\x00" * 50, "A" * 200_000, "a " * 30_000, "\ud800."])
def test_odd_texts_hold_no_name(text: str) -> None:
    assert find_persons(text) == []


def test_places_are_right_far_into_a_long_text() -> None:
    line = "I går møtte styret Torgunn Kvalheim på kontoret.\n"
    found = find_persons(line * 3000)

    assert len(found) == 3000
    assert {(p.start % len(line), p.end % len(line)) for p in found} == {(19, 35)}


def test_each_of_many_texts_is_a_document_of_its_own() -> None:
    line = "I går møtte styret Torgunn Kvalheim på kontoret.\n"
    texts = ["", line, "Kvalheim?", " ", line * 1200, "Dr.", "Han er dr.", line[:-1]]
    assert find_persons_in_each(texts) == [find_persons(text) for text in texts]
    assert find_persons_in_each([]) == []
