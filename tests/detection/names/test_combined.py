"""What the trained tagger adds to the rules, takes from them, and leaves alone."""

from typing import Any

import pytest

from ordvern.detection import scan
from ordvern.detection.names.rules import tag_names
from ordvern.detection.names.tagger import one_by_one
from ordvern.text import Category


def names(text: str, **options: Any) -> list[str]:
    found = scan(text, **options).findings
    return [text[f.span.start : f.span.end] for f in found if f.category is Category.PERSON_NAME]


def test_a_name_in_no_list_is_added() -> None:
    text = "I går møtte styret Vigdur Skrettheim. Vedtaket blir sendt til Kari Nordlund i morgen."

    assert names(text, tagger=one_by_one(tag_names)) == ["Kari Nordlund"]
    assert names(text) == ["Vigdur Skrettheim", "Kari Nordlund"]


def test_a_genitive_ending_stays_outside() -> None:
    text = "Kari Nordlund leste Torgunn Kvalheims rapport om skolen og barna i går."

    assert "Torgunn Kvalheim" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordlund tok ferja MS Ragnhild Skrettheim over fjorden i går.",
        "Kari Nordlund bor ved Vigdur Skretthems plass og går på skolen der.",
        "Kari Nordlund kjøpte maling hos Skrettheim Bygg AS i går.",
        "Kari Nordlund bestiller omvisning hos Skrettheim kirkelige fellesråd.",
        "Kari Nordlund møtte dem på Vigdur Skretthem-huset i går.",
        "Kari Nordlund sang ved åpningen av Skrettheim Pub i går.",
    ],
)
def test_what_bears_a_name_is_nobody(text: str) -> None:
    assert names(text) == ["Kari Nordlund"]


def test_it_has_no_say_in_other_languages() -> None:
    text = (
        "Der Vertrag wurde von der Gesellschaft unterschrieben. Die Zahlung ist nach dreißig "
        "Tagen fällig und die Lieferung erfolgt nach der Zahlung durch den Kunden."
    )

    assert names(text) == names(text, tagger=one_by_one(tag_names)) == []


def test_names_in_small_letters_are_found() -> None:
    text = "har du snakket med torgunn kvalheim om møtet? mvh solveig nordlund, tlf 916 22 407"

    assert names(text, tagger=one_by_one(tag_names)) == []
    assert "torgunn kvalheim" in names(text)


def test_a_title_is_no_part_of_a_name() -> None:
    text = "Saken ble avgjort av Tingrettsdommer Agnethe Kvalheim Skrettheim i går."

    assert names(text) == ["Agnethe Kvalheim Skrettheim"]
