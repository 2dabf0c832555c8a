"""TMX in and out: what is taken, what is left behind, and what is refused with its place."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.memory import Code, Coded, CodeKind, Unit
from ordvern.memory.file_entry import FileEntry, Unreadable, Variant
from ordvern.memory.tmx import FOOTER, TmxReader, encoded, header, pair, written

START = '<?xml version="1.0"?><tmx version="1.4"><header srclang="nb" creationid="Ola"/><body>'
END = "</body></tmx>"


def read(body: str, encoding: str = "utf-8") -> list[FileEntry]:
    return list(TmxReader(BytesIO((START + body + END).encode(encoding))))


def tu(*segments: tuple[str, str], attributes: str = "", before: str = "") -> str:
    variants = "".join(
        f'<tuv xml:lang="{language}"><seg>{segment}</seg></tuv>' for language, segment in segments
    )
    return f"<tu {attributes}>{before}{variants}</tu>"


def test_texts_languages_and_days_are_taken() -> None:
    day = 'creationdate="20200101T000000Z" changedate="20210203T040506Z"'
    (entry,) = read(tu(("nb", "Åpne"), ("en-GB", "Open"), ("de", "Öffnen"), attributes=day))
    assert entry.variants == (
        Variant("nb", Coded("Åpne")),
        Variant("en-GB", Coded("Open")),
        Variant("de", Coded("Öffnen")),
    )
    assert (entry.number, entry.changed) == (1, "20210203")


def test_who_wrote_it_notes_and_properties_stay_behind() -> None:
    metadata = '<note>Ring Ola</note><prop type="client">Ola AS</prop>'
    (entry,) = read(tu(("nb", "a"), ("en", "b"), attributes='changeid="Ola"', before=metadata))
    assert (entry.dropped.authors, entry.dropped.notes, entry.dropped.properties) == (2, 1, 1)
    assert "Ola" not in repr(entry)


def test_codes_stand_apart_and_their_contents_stay_behind() -> None:
    segment = 'Se <bpt i="1">&lt;a ola@x></bpt>her<ept i="1"/> <ph><sub>Ola</sub></ph>!'
    (entry,) = read(tu(("nb", segment), ("en", "b")))
    assert entry.variants[0].text == Coded(
        "Se her !",
        (Code(3, CodeKind.OPEN, "1"), Code(6, CodeKind.CLOSE, "1"), Code(7, CodeKind.ALONE, "")),
    )
    assert entry.dropped.code_contents == 2


def test_highlighted_text_is_text() -> None:
    (entry,) = read(tu(("nb", "a <hi>b</hi> c"), ("en", "b")))
    assert entry.variants[0].text.text == "a b c"
    assert [code.kind for code in entry.variants[0].text.codes] == [CodeKind.OPEN, CodeKind.CLOSE]


def test_neighbours_and_ids_are_context() -> None:
    props = '<prop type="x-context-pre">Før</prop><prop type="x-context-post">Etter</prop>'
    (entry,) = read(tu(("nb", "a"), ("en", "b"), attributes='tuid="7"', before=props))
    assert (entry.context.before, entry.context.after, entry.context.id) == ("Før", "Etter", "7")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert read(tu(("nb", "Blåbær"), ("en", "b")), encoding)[0].variants[0].text.text == "Blåbær"


def test_a_reference_to_a_dtd_is_not_followed() -> None:
    text = START.replace("<tmx", '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd"><tmx') + END
    assert list(TmxReader(BytesIO(text.encode()))) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (START + "<tu><tuv><seg>a</seg></tuv></tu><tu>", "cut off"),
        (START + "</tu>", "broken"),
        (START + "<tu>&a;</tu>" + END, "broken"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]>' + START[21:] + END, "entities"),
        ("<html/>", "not TMX"),
        ("", "cut off"),
        (START + "<tu>" + "<x>" * 70, "deep"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem) as said:
        list(TmxReader(BytesIO(text.encode())))
    assert problem == "not TMX" or said.value.line >= 1


def test_units_before_a_break_are_told_first() -> None:
    text = START + tu(("nb", "a"), ("en", "b")) * 3 + "<tu>"
    entries = []
    with pytest.raises(Unreadable) as said:
        entries.extend(TmxReader(BytesIO(text.encode())))
    assert said.value.units == 3


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_what_is_written_reads_the_same(pairs: list[tuple[str, str]]) -> None:
    bold = (Code(0, CodeKind.OPEN, "1"), Code(0, CodeKind.CLOSE, "1"), Code(0, CodeKind.ALONE))
    entries = [
        FileEntry(n, (Variant("nb", Coded(a, bold)), Variant("en", Coded(b))), "20250102")
        for n, (a, b) in enumerate(pairs, 1)
        if not {"\ufffe", "\uffff"} & set(a + b)
    ]
    data = header("nb") + b"".join(map(written, entries)) + FOOTER
    again = list(TmxReader(BytesIO(data)))
    assert [entry.variants for entry in again] == [entry.variants for entry in entries]


def test_what_xml_cannot_hold_is_left_out_of_texts_and_languages() -> None:
    bold = (Code(1, CodeKind.ALONE),)
    variants = (
        Variant("n\x01b", Coded("a\x1b\ud800b\tc")),
        Variant("e\ufffen", Coded("\0d", bold)),
    )

    (entry,) = TmxReader(BytesIO(header("nb") + written(FileEntry(1, variants)) + FOOTER))

    assert [(each.language, each.text.text) for each in entry.variants] == [
        ("nb", "ab\tc"),
        ("en", "d"),
    ]


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(("", "20250102")))
def test_a_pair_is_written_as_an_entry_of_two_is(here: str, there: str, day: str) -> None:
    source, target = Coded(here), Coded(there, (Code(0, CodeKind.ALONE),))

    entry = FileEntry(1, (Variant("nb", source), Variant("en", target)), day)

    assert encoded(pair(day, Unit(source, target, "nb", "en"))) == written(entry)
