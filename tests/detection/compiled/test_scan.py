"""The compiled steps of a scan find what Python finds, in any text."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection import coarse, compiled, languages, triggers
from ordvern.detection.glance import find
from ordvern.detection.lists import cues, finder, labels, special_terms
from ordvern.detection.narrow import narrow
from ordvern.detection.speech import ALWAYS, FAMILIES
from ordvern.detection.term_finder import TermFinder
from ordvern.detection.terms import parse

CORPUS = Path(__file__).parents[1] / "corpus"
built = pytest.mark.skipif(
    compiled.module is None, reason="the scan was not compiled here: no compiler, or no headers"
)
# Terms of all marks, and what stands beside them; letters that one byte does not tell.
LINES = """[health]
kreft
*kreft*
kreft i lunge
^Delta
?lese- og
emp. no.
łódź
żółty*
*ðag
[cue.name]
etternavn
født
[field.health]
^Diagnose
diagnose
[cue.birth]
f
født den
[not]
bekreft*
"""
PIECES = st.sampled_from((
    *("kreft", "Kreft", "lungekreften", "bekreftet", "delta", "Delta", "DELTA", "lese- og", "emp"),
    *("no", "łódź", "ŁÓDŹ", "żółtych", "ðag", "Dðag", "µ", "ETTERNAVN", "Etternavn", "NORDLUND"),
    *("født", "FØDT", "den", "f", "diagnose", "Diagnose", "i", "lunge", "og", "och", "the", "że"),
    *("ikke", "ikkje", "ñ", "ÿ", "Ÿ", "ſ", "İ", "K", "Å", "ß", "ẞ", "²", "½", "ª", "Ⅷ", "Иван"),
    *("李", "😀", "\ud800", "\x00", "1", "_", "-", ".", ":", "\n", "\t", "|", "=", "(", "/", "⟦"),
    *("\xa0", "\x85", "\x1c", "\u2028", " ", "  ", "e\u0301", "x" * 41, "é" * 300),
))  # fmt: skip
TEXTS = st.tuples(st.lists(PIECES, max_size=50), st.sampled_from(("", " "))).map(
    lambda drawn: drawn[1].join(drawn[0])
)


@pytest.fixture(scope="module")
def by_python() -> Callable[[str, frozenset[str]], Any]:
    """The same lists as `finder`, but for the compiled scan."""
    terms = [*cues(), *special_terms(), *labels()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "module", None)
        return TermFinder(terms, often=ALWAYS).spots


def of_marks() -> TermFinder:
    terms = [*parse(LINES.splitlines(), "no"), *parse(LINES.splitlines(), "sv")]
    return TermFinder([*terms, *parse(LINES.splitlines(), "any")], often=["no"])


def same_places(text: str, ours: TermFinder, theirs: TermFinder) -> None:
    for families in (["no"], ["sv"], ["no", "sv"], []):
        found, wanted = ours.spots(text, families), theirs.spots(text, families)
        assert (found.of_cues, found.of_others) == (wanted.of_cues, wanted.of_others)


@built
@settings(max_examples=300)
@given(TEXTS)
def test_terms_are_found_where_python_finds_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "module", None)
        theirs = of_marks()
    same_places(text, of_marks(), theirs)


@built
@given(text=st.text(max_size=300))
def test_terms_are_found_in_any_text(text: str, by_python: Callable[..., Any]) -> None:
    for each in (text, text * 4):
        found, wanted = finder().spots(each, FAMILIES), by_python(each, frozenset(FAMILIES))
        assert (found.of_cues, found.of_others) == (wanted.of_cues, wanted.of_others)


@built
@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.stem)
def test_terms_are_found_in_documents(path: Path, by_python: Callable[..., Any]) -> None:
    text = path.read_text()
    for each in (text, text.upper(), *(text[a:b] for a, b in pairwise(range(0, len(text), 97)))):
        for families in (ALWAYS, frozenset(FAMILIES), frozenset(["sv"])):
            found, wanted = finder().spots(each, families), by_python(each, families)
            assert (found.of_cues, found.of_others) == (wanted.of_cues, wanted.of_others)


@built
@settings(max_examples=300)
@given(TEXTS | st.text(max_size=300))
def test_a_text_is_narrowed_as_python_narrows_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "module", None)
        wanted = narrow(text)
    assert narrow(text) == wanted
    assert len(wanted) == len(text)


def same_languages(text: str) -> None:
    heard, found = languages._heard(text), languages.identify(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "module", None)
        assert heard == languages._heard(text)
        assert found == languages.identify(text)


@built
@settings(max_examples=300)
@given(TEXTS, st.sampled_from((1, 3, 20)))
def test_languages_are_heard_where_python_hears_them(text: str, times: int) -> None:
    same_languages(text * times)


@built
@given(st.text(max_size=300))
def test_languages_are_heard_in_any_text(text: str) -> None:
    same_languages(text)


@built
@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.stem)
def test_languages_are_heard_in_documents(path: Path) -> None:
    text = path.read_text()
    for each in (text, text.upper(), text * 9, *(text[:end] for end in range(0, 1100, 50))):
        same_languages(each)


# What coarse shapes are made of, and what breaks them.
CRUMBS = st.sampled_from((
    *"0123456789+(. -/):_,\n\t@<:'|;=%",
    *("12", "345", "6789", "0", "O", "o", "l", "I", "A", "AB", "Z", "F", "a", "e", "ø", "Ø"),
    *("é", "É", "²", "½", "ª", "ß", "ú", "Ú", "ç", "Ç", "Иван", "ſ", "K", "\x85", "\xa0"),
    *(" ", "  ", ", ", " 1", " Oslo", "http", "https", "://", "HTTP", "www.", "WWW."),
    *(".com/", ".me/", ".org/", "linkedin", "X", "t", "youtube", "vei", "Veien", "GATA"),
    *("alle", "allé", "ALLÉ", "gt.", "str.", "løkka", "LØKKA", "straße", "út", "rue", "Rue "),
    *("avda.", "al.", "vul.", "praça", "bis", " ter", "1, ", "Flat ", "Apt. ", "Apt "),
    *("Unit ", "B4 ", "High ", "St. ", "O'Neil ", "Street", "St", "Rd", "Boulevard", "Hill"),
    *("SW1A 1AA", "A65 F4E2", "XX", "XXX", "0XXX", "aa0aa", "4 O 4", "::", "fe80:"),
    *("1.2.3.4", "<<<<<<<<<", "NO 1234"),
))  # fmt: skip


def same_shapes(text: str) -> None:
    data = narrow(text)
    found = coarse.shapes(data)
    for shape in (*triggers.COARSE, coarse.SWAPPED):
        assert [*found[shape]] == [*find(shape, data)]


@built
@settings(max_examples=1500)
@given(st.lists(CRUMBS, max_size=14).map("".join))
def test_shapes_are_where_their_patterns_are(text: str) -> None:
    same_shapes(text)


@built
@given(st.binary(max_size=300))
def test_shapes_are_found_in_any_bytes(data: bytes) -> None:
    same_shapes(data.decode("latin-1"))


@built
@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.stem)
def test_shapes_are_found_in_documents(path: Path) -> None:
    text = path.read_text()
    for each in (text, text.upper(), text.lower(), text.replace(" ", ""), text.replace("o", "0")):
        same_shapes(each)


@built
def test_words_that_do_not_fit_are_refused() -> None:
    module = compiled.module
    assert module is not None
    table, names = bytes(256), tuple("abcdefghij")
    for words in ([], (b"",), (b"a", b"b", b"a")):
        with pytest.raises(ValueError, match="words"):
            module.prepare_shapes(names, table, table, (), (), (), words)
    with pytest.raises(TypeError):
        module.prepare_shapes(names, table, table, (), (), (), ("a",))
    with pytest.raises(ValueError, match="fit"):
        module.prepare_shapes(names, table, b"", (), (), (), ())
    with pytest.raises(ValueError, match="fit"):
        module.prepare_shapes((), table, table, (), (), (), ())


@built
@pytest.mark.parametrize(
    ("spellings", "doubts", "rows"),
    [
        ((b" a ",), b"", b""),
        ((b"a",), b"\0", b""),
        ((b"  a",), b"\0", b""),
        ((b"\0a",), b"\0", b""),
        ((b" a ",), b"\0", b"\1" * 16),
        ((b" a ",), b"\0", b"\0" * 15),
        ((b" a ",), b"\0", b"\0" * 3),
        ((bytes(range(32, 128)),), b"\0", b""),
    ],
)
def test_lists_that_do_not_fit_are_refused(
    spellings: tuple[bytes, ...], doubts: bytes, rows: bytes
) -> None:
    module = compiled.module
    assert module is not None
    table = bytes(range(256))
    with pytest.raises(ValueError, match=r"must|fit|many"):
        module.prepare_terms(spellings, doubts, rows, table, table)
    with pytest.raises(ValueError, match="fit"):
        module.prepare_terms((), b"", b"", table, b"")


@built
def test_what_python_answers_wrongly_is_refused() -> None:
    module = compiled.module
    assert module is not None
    for answer in ([], [1], None, ["a"] * 8):
        with pytest.raises(TypeError):
            module.hear(languages._tables(module), "ł", lambda _, said=answer: said)
    table = bytes(range(256))
    rows = b"".join(n.to_bytes(4, "little") for n in (0, 0, 1, 1))
    terms = module.prepare_terms((b"a ",), b"\0", rows, table, table)
    for answer in ((1,), "ab"):
        with pytest.raises(TypeError):
            module.look(terms, "ła ", b"xa ", 1, lambda *_, said=answer: said, [], [])
    with pytest.raises(ZeroDivisionError):
        module.look(terms, "ła ", b"xa ", 1, lambda *_: 1 // 0, [], [])
    with pytest.raises(ValueError, match="one byte"):
        module.look(terms, "ła ", b"", 1, lambda *_: None, [], [])


@built
@pytest.mark.parametrize("flags", range(64))
def test_whatever_a_row_asks_no_place_is_beyond_the_text(flags: int) -> None:
    module = compiled.module
    assert module is not None
    table = bytes(range(256))
    rows = b"".join(n.to_bytes(4, "little") for n in (0, 0, 1, flags, 1, 1, 1, flags))
    terms = module.prepare_terms((b" a", b"a "), b"\0\0", rows, table, b"\7" * 256)
    for text in ("", "a", " a", "a ", "aaa", "a\n", "\na"):
        found: tuple[list[Any], list[Any]] = ([], [])
        module.look(terms, text, text.encode(), 1, lambda *_: None, *found)
        assert all(end <= len(text) + 1 for start, end, _ in found[0] + found[1])


def test_where_it_is_not_built_python_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Pasienten har kreft i lunge. Det er ikke bekreftet."
    with_it = languages.identify(text), of_marks().find(text, ["no"])
    monkeypatch.setattr(compiled, "module", None)
    assert (languages.identify(text), of_marks().find(text, ["no"])) == with_it
    assert with_it[1]
