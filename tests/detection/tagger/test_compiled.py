"""The compiled tagger finds what the arrays find, in any text."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection.tagger import compiled, persons
from ordvern.detection.tagger.compiled import Name, NotBuilt, names_in, prepared
from ordvern.detection.tagger.letters import place_of
from ordvern.detection.tagger.model import load
from ordvern.detection.tagger.persons import names_by_arrays
from ordvern.detection.tagger.tokens import ABBREVIATIONS, cut, places_in

CORPUS = Path(__file__).parents[1] / "corpus"
LEAST = 0.02
built = pytest.mark.skipif(
    not compiled.is_built(), reason="the tagger was not compiled here: no compiler, or no headers"
)
# What decides how a text is cut, and letters of many kinds.
PIECES = st.sampled_from((
    "Kari", "Nordlund", "KARI", "kari", "Karis", "Lars’", "O'Brien", "Anne-Grethe", "-Nes", "Nes-",
    "dr.", "Dr", "J.", "R.R.", "1.2", "kl.", "prof.", "a@b.example", "www.x.example", "___", "...",
    "|", "\n", "   ", "\t", "\u2028", "«", "»", "–", ".", "!", "(Oslo)", "sa", "til", "møtte", "er",
    "Ærlig", "ßtraße", "Ⅷ", "李明", "Иван", "محمد", "é", "e\u0301", "\x00", "\ud800", "😀", "²",
    "Kirkebakkenveienskolestyret", "i" * 70, "x" * 21, "ǅ", "İ", "ﬁ", "\u3000", "\ufeff",
))  # fmt: skip


def same(texts: list[str]) -> None:
    """The same words and names; their chances may differ by rounding."""
    module = compiled.module
    assert module is not None
    for text in texts:
        tokens = cut(text)
        sentences = np.repeat(np.arange(len(tokens.lengths)), tokens.lengths)
        wanted_words = list(zip(tokens.starts, tokens.ends, sentences, strict=True))
        found_words = module.words(prepared(module, load()), [text], places_in, place_of)
        assert [each[1:] for each in found_words] == wanted_words
    found, wanted = names_in(texts, load(), LEAST), list(names_by_arrays(texts, load(), LEAST))
    assert [each[:3] for each in found] == [each[:3] for each in wanted]
    assert [each.chance for each in found] == pytest.approx([each.chance for each in wanted])


@built
@settings(max_examples=300)
@given(st.lists(PIECES, max_size=60), st.sampled_from(("", " ", "  ")))
def test_the_same_is_found_however_words_are_written(pieces: list[str], between: str) -> None:
    same([between.join(pieces)])


CUT = st.text(alphabet="aIøſıK.,-:()«\"'’1٣ _|/@\n", max_size=12)


@built
@settings(max_examples=1000)
@given(st.lists(CUT | st.sampled_from(sorted(ABBREVIATIONS)), max_size=6).map("".join))
def test_the_same_is_found_however_words_are_marked(text: str) -> None:
    same([text])


@built
@given(st.text(max_size=200))
def test_the_same_is_found_in_any_text(text: str) -> None:
    same([text])


@built
@given(st.lists(st.lists(PIECES, max_size=12).map(" ".join), max_size=6))
def test_the_same_is_found_in_texts_that_are_read_together(texts: list[str]) -> None:
    same(texts)


@built
@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.stem)
def test_the_same_is_found_in_documents(path: Path) -> None:
    text = path.read_text()
    same([text])
    same([text[start:end] for start, end in pairwise(range(0, len(text) + 1, 500))])


@built
def test_a_long_document_is_told_of_in_stretches() -> None:
    """Beyond 2,000 places nothing is told of the same word."""
    line = "Kari Nordlund sa det til Per Moe. Per Moe svarte at han ville spørre Nordlund.\n"
    same([line * 400, line, line * 300])


@built
def test_tables_that_do_not_fit_are_refused() -> None:
    tables = compiled.tables_of(load())
    module = compiled.module
    assert module is not None
    for name, table in tables.items():
        with pytest.raises(KeyError, match=name):
            module.prepare({key: tables[key] for key in tables if key != name})
        if name not in ("keys", "lower", "classes", "marks", "coarse"):
            with pytest.raises(ValueError, match=name):
                module.prepare({**tables, name: np.asarray(table).ravel()[:0].copy()})


@built
@pytest.mark.parametrize("places", [[1], [2, 1], [0, 9], [0, 1, 0, 1], "ab"])
def test_a_cutter_that_tells_nonsense_is_refused(places: object) -> None:
    module = compiled.module
    assert module is not None
    model = module.prepare(compiled.tables_of(load()))
    with pytest.raises((ValueError, TypeError)):
        module.persons(model, ["a-1"], lambda _: places, ord, LEAST)
    with pytest.raises(ZeroDivisionError):
        module.persons(model, ["a-1"], lambda _: 1 / 0, ord, LEAST)
    with pytest.raises(TypeError):
        module.persons(model, [b"Kari"], lambda _: [], ord, LEAST)


def test_where_it_is_not_built_the_arrays_do_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = persons.find_persons("Jeg møtte Kari Nordlund der.")
    monkeypatch.setattr(compiled, "module", None)
    assert persons.find_persons("Jeg møtte Kari Nordlund der.") == with_it != []
    with pytest.raises(NotBuilt):
        names_in(["Kari"], load(), LEAST)


@built
def test_a_name_tells_where_it_is() -> None:
    (name,) = names_in(["Ingen her.", "Jeg møtte Kari Nordlund der."], load(), 0.5)
    assert name[:3] == Name(1, 10, 23, name.chance)[:3]
