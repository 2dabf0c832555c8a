"""Words and sentences: what is one word, where sentences end, and that places are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.detection.tagger import tokens
from ordvern.detection.tagger.tokens import cut

PIECES = st.lists(
    st.sampled_from(("dr", "St", "hus", "A", "\u00e5r", "Max'", "\u017ft", "1", "-", "@"))
).map("".join)


def sentences(text: str) -> list[list[str]]:
    tokens = cut(text)
    out, first = [], 0
    for length in tokens.lengths.tolist():
        out.append(tokens.words[first : first + length])
        first += length
    return out


@pytest.mark.parametrize(
    "word",
    ["Anne-Grete", "O'Brien", "J.K.", "dr.", "Max'", "3.5", "kari.nes@example.org", "Åsgård"],
)
def test_one_word(word: str) -> None:
    assert cut(f"om {word} her").words == ["om", word, "her"]


def test_a_full_stop_ends_a_sentence_but_not_after_an_initial() -> None:
    assert sentences("Han kom. Hun gikk. Det var A. Berg.") == [
        ["Han", "kom", "."],
        ["Hun", "gikk", "."],
        ["Det", "var", "A.", "Berg", "."],
    ]


def test_lines_and_cells_are_sentences() -> None:
    assert sentences("Navn\tKari Nes\nFar | Ola Nes") == [
        ["Navn"], ["Kari", "Nes"], ["Far", "|"], ["Ola", "Nes"],
    ]  # fmt: skip


def test_a_sentence_without_end_is_cut() -> None:
    lengths = cut("ord " * 1000).lengths

    assert lengths.sum() == 1000
    assert lengths.max() == 64


def test_no_words() -> None:
    assert cut("").words == []
    assert cut(" \n\t ").lengths.sum() == 0


@given(st.text())
def test_every_word_stands_at_its_place(text: str) -> None:
    tokens = cut(text)

    assert [
        text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)
    ] == tokens.words
    assert tokens.lengths.sum() == len(tokens.words)
    assert (tokens.starts[1:] >= tokens.ends[:-1]).all()


@given(PIECES, st.sampled_from(",;:!?)."))
def test_a_word_and_its_mark_are_cut_as_the_pattern_cuts_them(word: str, mark: str) -> None:
    if tokens._is_word_and_mark(word + mark):
        for after in ("", " "):
            found = tokens._WORD.finditer(word + mark + after)
            assert [match.group() for match in found] == [word, mark]
