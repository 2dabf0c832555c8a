"""What is written: the same texts and codes come back, also in other programs' readers."""

from datetime import date
from io import BytesIO
from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.memory import Code, Coded, CodeKind, Unit
from ordvern.memory.cleaning import units_of_entry
from ordvern.memory.exchange import SeveralPairs, Target, exported, opened

BOLD = (Code(0, CodeKind.OPEN, "1"), Code(1, CodeKind.CLOSE, "1"), Code(1, CodeKind.ALONE, "2"))
UNIT = Unit(Coded("Åpne", BOLD), Coded("Open", BOLD), "nb-NO", "en", changed=date(2024, 1, 31))


def written(units: list[Unit], target: Target) -> bytes:
    return b"".join(exported(units, target))


def read(data: bytes) -> list[Unit]:
    reader = opened(BytesIO(data))
    return [unit for each in reader for unit in units_of_entry(each, reader.source_language)]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl"]), min_size=1)
SIDES = st.builds(
    lambda text, places: Coded(
        text, tuple(Code(min(at, len(text)), CodeKind.ALONE, str(n)) for n, at in enumerate(places))
    ),
    TEXT.filter(lambda text: text.strip() and not {"\ufffe", "\uffff"} & set(text)),
    st.lists(st.integers(0, 9), max_size=3).map(sorted),
)


@pytest.mark.parametrize("target", list(Target))
@given(st.lists(st.tuples(SIDES, SIDES), min_size=1, max_size=4))
def test_what_is_written_reads_the_same(target: Target, pairs: list[tuple[Coded, Coded]]) -> None:
    units = [Unit(source, target_side, "nb", "en") for source, target_side in pairs]
    again = read(written(units, target))
    assert [(u.source.text, u.target.text) for u in again] == [
        (u.source.text, u.target.text) for u in units
    ]
    if target in (Target.TMX, Target.XLIFF):
        places = [[code.at for code in u.source.codes] for u in again]
        assert places == [[code.at for code in u.source.codes] for u in units]


def test_pairs_of_codes_stay_pairs() -> None:
    (again,) = read(written([UNIT], Target.XLIFF))
    assert [code.kind for code in again.source.codes] == [code.kind for code in BOLD]
    first, last, _ = again.source.codes
    assert first.id == last.id
    assert again.target.codes == again.source.codes


def test_xliff_holds_one_pair_of_languages() -> None:
    other = Unit(Coded("Åpne"), Coded("Öffnen"), "nb", "de")
    with pytest.raises(SeveralPairs):
        written([UNIT, other], Target.XLIFF)


def test_another_program_reads_the_tmx() -> None:
    from translate.storage.tmx import tmxfile

    pairs = [("Åpne fila.", "Open the file."), ("Ærlig & <god>", "Honest & <good>")]
    units = [Unit(Coded(a), Coded(b), "nb", "en") for a, b in pairs]
    store = tmxfile.parsestring(written(units, Target.TMX))
    found = [(str(unit.source), str(unit.target)) for unit in store.units]
    assert found == pairs


def test_another_program_reads_the_xliff() -> None:
    from translate.storage.xliff2 import Xliff2File

    store = Xliff2File.parsestring(written([UNIT], Target.XLIFF))
    (unit,) = store.units
    assert (str(unit.source), str(unit.target)) == ("Åpne", "Open")


def test_omegat_finds_what_it_asks_of_a_tmx() -> None:
    """OmegaT takes the header's srclang, xml:lang of each tuv, and one seg in it; a bpt and its
    ept share `i`."""
    from lxml import etree

    tree = etree.fromstring(written([UNIT], Target.TMX))
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "datatype"}
    assert needed <= set(tree.find("header").attrib)
    assert tree.find("header").get("srclang") == "nb-NO"
    variants = tree.findall("body/tu/tuv")
    languages = [each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in variants]
    assert languages == ["nb-NO", "en"]
    assert list(starmap(len, [(each.findall("seg"),) for each in variants])) == [1, 1]
    assert tree.find(".//bpt").get("i") == tree.find(".//ept").get("i")
