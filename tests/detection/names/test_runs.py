"""Runs of capitalised words: their places, and that they do not show what they hold."""

import pytest

from ordvern.detection.names.runs import Run, find_runs
from ordvern.detection.narrow import narrow


def runs(text: str) -> list[Run]:
    return list(find_runs(text, narrow(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("så kom Kari Nordlund hjem", ["Kari Nordlund"]),
        ("Ludwig van der Berg, O'Brien", ["Ludwig van der Berg", "O'Brien"]),
        ("čekal Šárka Žižková 😀 Ødegård-Lie", ["Šárka Žižková", "Ødegård-Lie"]),
        ("J. K. Nes. Dr. Vik", ["J. K. Nes", "Dr. Vik"]),
        ("iPhone x@Y _Z", []),
        ("hei ⟦P1⟧ og ⟦P2b⟧ Nordlund", ["Nordlund"]),
        ("⟦Kari⟧, ⟦P⟧ ⟦Ola1⟧", ["Kari", "P", "Ola"]),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    assert [text[run.start : run.end] for run in runs(text)] == found


def test_a_run_does_not_show_its_words() -> None:
    assert "Nordlund" not in repr(runs("Kari Nordlund"))
