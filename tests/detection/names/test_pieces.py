"""From pieces of words to names: where words and names begin and end."""

import numpy as np
import pytest

from ordvern.detection.names.pieces import Piece, bare, named, portions, words_of

LABELS = ("O", "B-PER", "I-PER")


def cut(text: str, *ends: int) -> list[Piece]:
    """Pieces that end at these places and begin where the one before ends."""
    return [Piece(0, start, end) for start, end in zip((0, *ends), ends, strict=False)]


def test_a_space_in_front_is_no_part_of_a_piece() -> None:
    pieces = bare(cut("Ola Nes .", 3, 4, 7, 9), "Ola Nes .")

    assert [(piece.start, piece.end) for piece in pieces] == [(0, 3), (4, 7), (8, 9)]


def test_letters_side_by_side_are_a_word_and_marks_are_not() -> None:
    text = "Anne-Marie, Nes"
    pieces = bare(cut(text, 4, 5, 8, 10, 11, 15), text)

    assert [text[pieces[a].start : pieces[b - 1].end] for a, b in words_of(pieces, text)] == [
        "Anne-Marie", ",", "Nes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        ([1, 2, 0], ["Ola Nes"]),
        ([1, 1, 0], ["Ola", "Nes"]),
        ([0, 2, 2], ["Nes Vik"]),
        ([2, 0, 1], ["Ola", "Vik"]),
        ([0, 0, 0], []),
    ],
)
def test_names(labels: list[int], names: list[str]) -> None:
    text = "Ola Nes Vik"
    pieces = bare(cut(text, 3, 7, 11), text)
    chances = np.eye(3, dtype=np.float32)[labels]

    found = named(text, pieces, chances, LABELS, 0.5)

    assert [text[person.start : person.end] for person in found] == names


@pytest.mark.parametrize("text", ["x" * 50_000, "ord " * 20_000, "linje\n" * 9_000, "", "a"])
def test_portions_are_the_whole_text(text: str) -> None:
    parts = list(portions(text))

    assert "".join(part for _, part in parts) == text
    assert all(text.startswith(part, start) for start, part in parts)
    assert all(0 < len(part) <= 20_000 for _, part in parts)
