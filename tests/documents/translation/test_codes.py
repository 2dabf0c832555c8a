"""Codes in any order a translator may leave them: written if they fit, named if they do not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.documents.translation.atoms import Atom, Code, Kind, Role, joined, text_of
from ordvern.documents.translation.checking import is_nested, problems_of
from ordvern.documents.translation.cutting import pieces_of
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.unit import Unit, as_json, from_json
from ordvern.documents.translation.xliff import version1, version2
from ordvern.documents.translation.xliff.reading import known_codes, read_sheet
from ordvern.documents.translation.xliff.sheet import Segmented, Sheet, Stamp
from ordvern.text import Part
from tests.documents.translation.samples import BODY, letter, opened

TEXTS = st.text(alphabet="aB .!?\n⟦P1⟧æ <&", min_size=1, max_size=8)
KINDS = st.sampled_from(list(Kind))


@st.composite
def nested(draw: st.DrawFn) -> tuple[Atom, ...]:
    """Atoms as a document weaves them: every pair well nested, every number its own."""
    atoms: list[Atom] = []
    path: list[Code] = []
    for number in range(1, draw(st.integers(1, 12))):
        step = draw(st.sampled_from(["text", "open", "close", "alone"]))
        if step == "text":
            atoms.append(draw(TEXTS))
        elif step == "open":
            path.append(Code(Role.OPEN, number, draw(KINDS)))
            atoms.append(path[-1])
        elif step == "alone":
            atoms.append(Code(Role.ALONE, number, draw(KINDS)))
        elif path:
            code = path.pop()
            atoms.append(Code(Role.CLOSE, code.id, code.kind))
    atoms += [Code(Role.CLOSE, code.id, code.kind) for code in reversed(path)]
    return joined(atoms)


@given(nested())
def test_edges_and_middle_are_the_whole(atoms: tuple[Atom, ...]) -> None:
    written: list[tuple[Atom, ...]] = []
    found: Place | None = place("x", Part.BODY, atoms, written.append)
    if found:
        found.put(found.atoms)

        assert written == [atoms]
        assert is_nested(found.atoms)


@given(nested())
def test_cutting_into_segments_loses_nothing(atoms: tuple[Atom, ...]) -> None:
    pieces = pieces_of(atoms, "nb")

    assert joined(atom for piece in pieces for atom in piece.atoms) == atoms


@given(nested())
def test_the_wall_of_the_cage_changes_nothing(atoms: tuple[Atom, ...]) -> None:
    assert from_json(as_json(atoms)) == atoms


@given(nested(), st.sampled_from([version1, version2]))
def test_what_is_written_as_xliff_is_read_again(atoms: tuple[Atom, ...], version: Any) -> None:
    unit = Unit("u", "u", Part.BODY, atoms)
    sheet = Sheet(
        Stamp("txt", "all", "0"), "a", "nb", "en", (Segmented(unit, tuple(pieces_of(atoms, "nb"))),)
    )

    read = read_sheet(version.written(sheet))

    assert known_codes(read.units[0].source, atoms) == atoms
    assert read.stamp == sheet.stamp


@given(nested(), st.data())
def test_any_shuffle_is_either_whole_or_named(atoms: tuple[Atom, ...], data: st.DataObject) -> None:
    target = tuple(data.draw(st.permutations(atoms)))

    problems = list(problems_of("u", atoms, target))

    assert problems == [] or not is_nested(target)


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_a_paragraph_of_word_takes_any_order_that_nests(data: st.DataObject) -> None:
    document = opened("docx", letter(BODY))
    found = document.places[1]
    target = tuple(data.draw(st.permutations(found.atoms)))
    if not is_nested(target):
        return
    found.put(target)

    again = opened("docx", document.save()).places[1]

    assert "".join(text_of(again.atoms).split()) == "".join(text_of(target).split())
