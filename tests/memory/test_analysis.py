"""Words by band, as an agency and its customer would count them by hand."""

from fractions import Fraction

import pytest

from ordvern.memory import Code, Coded, CodeKind
from ordvern.memory.analysis import USUAL_GRID, Analysis, Count, Grid, Row, analyse


def words(analysis: Analysis) -> dict[Row, int]:
    return {row: count.words for row, count in analysis.rows.items() if count.segments}


def files(*texts: list[str]) -> list[list[Coded]]:
    return [[Coded(text) for text in file] for file in texts]


def test_without_memories_all_is_new_or_repeated() -> None:
    found = analyse(files(["Les dette først.", "Åpne.", "Åpne."], ["Åpne.", "Lukk."]))
    assert words(found) == {Row.NEW: 5, Row.REPEATED: 1, Row.REPEATED_ACROSS: 1}
    assert found.total.words == 7


def test_bands_come_from_the_best_match() -> None:
    scores = {"en to": 101, "en to tre": 100, "fire": 80, "fem": 50, "seks": 0}
    found = analyse(files(list(scores)), lambda coded: scores[coded.text])
    assert words(found) == {Row.CONTEXT: 2, Row.EXACT: 3, Row.MEDIUM: 1, Row.LOW: 1, Row.NEW: 1}


def test_exact_matches_may_come_before_repetitions() -> None:
    text = files(["Samme her.", "Samme her."])
    assert words(analyse(text, lambda _: 100)) == {Row.EXACT: 2, Row.REPEATED: 2}
    found = analyse(text, lambda _: 100, repetitions_first=False)
    assert words(found) == {Row.EXACT: 4}


def test_codes_are_not_words_and_numbers_are_placeables() -> None:
    coded = Coded("Frist 14. mai", (Code(0, CodeKind.OPEN, "1"), Code(5, CodeKind.CLOSE, "1")))
    assert analyse([[coded]]).total == Count(1, 3, 11, 13, 1)


def test_signs_alone_are_not_counted() -> None:
    assert analyse(files(["***", "", " – "])).total == Count()


def test_weighted_words_follow_the_grid() -> None:
    found = analyse(files(["en to tre", "en to tre", "fire"]))
    assert found.weighted_words(USUAL_GRID) == Fraction(4) + Fraction(3 * 20, 100)


def test_a_grid_with_a_hole_is_refused() -> None:
    with pytest.raises(ValueError, match="repeated"):
        Grid({row: 100 for row in Row if row is not Row.REPEATED})
