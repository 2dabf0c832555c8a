"""The map keeps its secrets, survives being written, and knows its files apart."""

import json

import pytest

from ordvern.documents import MaskMap, NotAMap
from ordvern.documents.masking.map import Form, MaskedFile, Placeholder

KARI = Placeholder("P1", "Kari Nordlund")
MAP = MaskMap(
    (
        KARI,
        Placeholder("P1b", "Nordlund", Form.PART),
        Placeholder("P1c", "KARI NORDLUND", Form.OTHER),
        Placeholder("D1", "12.03.1981", number="29657"),
    ),
    (MaskedFile("Kari.docx", frozenset({"P1", "D1"})), MaskedFile("b.txt", frozenset({"P1b"}))),
    frozenset({"P7"}),
)


def test_written_and_read() -> None:
    assert MaskMap.from_json(MAP.to_json()) == MAP


def test_nothing_in_a_repr() -> None:
    shown = repr(MAP) + repr(MAP.placeholders) + repr(MAP.files) + str(MAP)

    assert "ordlund" not in shown
    assert "Kari" not in shown
    assert "29657" not in shown
    assert "1981" not in shown


@pytest.mark.parametrize(
    "change",
    [
        {"ordvern_mask_map": 2},
        {"placeholders": [["P1", "Kari"]]},
        {"placeholders": [["P0", "Kari", "whole", ""]]},
        {"placeholders": [["X1", "Kari", "whole", ""]]},
        {"placeholders": [["P1", 5, "whole", ""]]},
        {"placeholders": [["P1", "Kari", "half", ""]]},
        {"files": [["a"]]},
        {"taken": ["Kari Nordlund"]},
        {"taken": None},
    ],
)
def test_anything_else_is_refused_without_a_word_of_it(change: dict[str, object]) -> None:
    text = json.dumps({**json.loads(MAP.to_json()), **change})

    with pytest.raises(NotAMap) as refused:
        MaskMap.from_json(text)

    assert "Kari" not in str(refused.value)


def test_files_are_known_by_name_or_by_what_they_hold() -> None:
    assert MAP.expected("b.txt", {"P1", "D1"}) == {"P1b"}
    assert MAP.expected("", {"P1"}) == {"P1", "D1"}
    assert MAP.expected("other", {"P1b"}) == {"P1b"}
    assert MaskMap((KARI,)).expected("", ()) == {"P1"}


def test_notes_for_the_translator_hold_no_value() -> None:
    notes = dict(MAP.notes())

    assert notes["⟦P1⟧"] == "name of a person"
    assert notes["⟦P1b⟧"] == "name of a person, only a part of it, the same as ⟦P1⟧"
    assert notes["⟦P1c⟧"] == "name of a person, written otherwise, the same as ⟦P1⟧"
    assert notes["⟦D1⟧"] == "date of birth"
