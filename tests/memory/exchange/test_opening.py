"""Files of each form give the same entries; what may name a person is left behind and counted."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.memory import Code, Coded, CodeKind
from ordvern.memory.exchange import opened
from ordvern.memory.file_entry import FileEntry, Unreadable

SDLXLIFF = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"
 xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">
<file original="C:\\Users\\torgunn\\brev.docx" source-language="nb-NO" target-language="en-GB">
<header><reference><internal-file form="base64">VG9yZ3Vubg==</internal-file></reference></header>
<body><group><sdl:cxts><sdl:cxt id="1"/></sdl:cxts>
<trans-unit id="9" translate="no"><source><x id="0"/>Torgunn</source></trans-unit>
<trans-unit id="a"><source>Åpne <g id="2">fila</g>. Lukk den.</source>
<seg-source><mrk mtype="seg" mid="1">Åpne <g id="2">fila</g>.</mrk> <mrk mtype="seg" mid="2">Lukk
 den.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">Open <g id="2">the file</g>.</mrk> <mrk mtype="seg" mid="2">Close
 <mrk mtype="x-sdl-deleted">Torgunn</mrk>it.</mrk></target>
<sdl:seg-defs><sdl:seg id="1" conf="Translated">
<sdl:value key="created_by">DESK\\torgunn</sdl:value>
<sdl:value key="modified_on">03/31/2021 16:54:20</sdl:value>
<sdl:value key="last_modified_by">DESK\\torgunn</sdl:value></sdl:seg>
<sdl:seg id="2"/></sdl:seg-defs></trans-unit></group></body></file></xliff>"""

MQXLIFF = """<xliff version="1.2" xmlns:mq="MQXliff"><file original="t.docx" source-language="nb"
 target-language="en"><body><trans-unit id="1" mq:lastchanginguser="Torgunn"
 mq:lastchangedtimestamp="2021-03-31T10:00:00Z"><source>Se <bpt id="1">&lt;a Torgunn></bpt>her<ept
 id="1"/></source><target>See <ph id="3" equiv-text="Torgunn"/>here</target>
<alt-trans><source>Torgunn</source><target>Torgunn</target></alt-trans>
<mq:minorversions><mq:historical-unit><source>Torgunn</source><target>Torgunn</target>
</mq:historical-unit></mq:minorversions><note from="Torgunn">Ring Torgunn</note></trans-unit>
<trans-unit id="2"><source>Ikke oversatt</source><target/></trans-unit></body></file></xliff>"""

XLIFF2 = """<xliff version="2.1" srcLang="nb" trgLang="en" xmlns:m="urn:m"><file id="f">
<unit id="1" name="Torgunn"><m:metadata><m:meta type="x">Torgunn</m:meta></m:metadata><notes>
<note>Torgunn</note>
</notes><originalData><data id="d">Torgunn</data></originalData><segment><source>Åpne <pc id="1"
 dispStart="Torgunn">fila</pc><cp hex="0009"/></source><target>Open
 <pc id="1">the file</pc></target></segment><ignorable><source> </source></ignorable>
<segment><source>Lukk <mrk id="m" type="comment"
 value="Torgunn">den</mrk><sc id="5"/>.</source><target>Close it.</target></segment></unit></file>
</xliff>"""

TBX = """<!DOCTYPE martif SYSTEM "TBX.dtd"><martif type="TBX">
<martifHeader><fileDesc>Torgunn</fileDesc>
</martifHeader><text><body><termEntry id="c1"><transacGrp><transac>origination</transac>
<transacNote>Torgunn</transacNote></transacGrp><langSet xml:lang="nb"><tig>
<term>fil</term><note>Torgunn</note>
</tig><tig><term>arkivfil</term></tig></langSet><langSet xml:lang="en"><ntig><termGrp>
<term>file</term></termGrp></ntig></langSet></termEntry></body></text></martif>"""

PO = r"""# Torgunn Kvalheim, 2020
msgid ""
msgstr ""
"Last-Translator: Torgunn <torgunn@example.org>\n"
"Language: nb_NO\n"

#: torgunn.c:1
msgctxt "torgunn"
msgid "Open \"it\"\n"
"now"
msgstr "Åpne nå"

#, fuzzy
msgid "Close"
msgstr "Torgunn"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d fil"
msgstr[1] "%d filer"

#~ msgid "Torgunn"
#~ msgstr "Torgunn"
"""


def read(text: str, encoding: str = "utf-8", **languages: str) -> list[FileEntry]:
    return list(opened(BytesIO(text.encode(encoding)), **languages))


def pairs(entries: list[FileEntry]) -> list[tuple[str, ...]]:
    return [
        tuple(f"{each.language}:{' '.join(each.text.text.split())}" for each in entry.variants)
        for entry in entries
    ]


EXPECTED: list[tuple[str, list[tuple[str, ...]]]] = [
    (SDLXLIFF, [("nb-NO:Åpne fila.", "en-GB:Open the file."),
                ("nb-NO:Lukk den.", "en-GB:Close it.")]),
    (MQXLIFF, [("nb:Se her", "en:See here"), ("nb:Ikke oversatt",)]),
    (XLIFF2, [("nb:Åpne fila", "en:Open the file"), ("nb:Lukk den.", "en:Close it.")]),
    (TBX, [("nb:fil", "en:file"), ("nb:arkivfil", "en:file")]),
    (PO, [("en:Open \"it\" now", "nb-NO:Åpne nå"), ("en:Close",), ("en:%d file", "nb-NO:%d fil"),
          ("en:%d files", "nb-NO:%d filer")]),
    ("Åpne\tOpen\nLukk\tClose\n", [("en:Åpne", "nb:Open"), ("en:Lukk", "nb:Close")]),
    ("source;target;author\n\"Å;pne\";Open;Torgunn\n", [("en:Å;pne", "nb:Open")]),
    ("id,nb,en,de\n7,Åpne,Open,Öffnen\n", [("nb:Åpne", "en:Open", "de:Öffnen")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_and_languages_are_taken_and_nothing_else(
    text: str, expected: list[tuple[str, ...]], encoding: str
) -> None:
    content = text.replace('encoding="utf-8"', f'encoding="{encoding[:6].rstrip("-")}"')
    entries = read(content, encoding, source_language="en", target_language="nb")
    assert pairs(entries) == expected
    assert "orgunn" not in repr(entries)


@pytest.mark.parametrize(
    ("text", "authors", "notes", "properties", "contents", "along"),
    [(SDLXLIFF, 2, 0, 1, 0, 3), (MQXLIFF, 1, 1, 1, 2, 2), (XLIFF2, 0, 1, 1, 1, 2),
     (TBX, 1, 1, 1, 0, 0), (PO, 1, 3, 1, 0, 0), ("source;target;author\nÅ;O;T\n", 1, 0, 0, 0, 0)],
)  # fmt: skip
def test_what_was_left_behind_is_counted(
    text: str, authors: int, notes: int, properties: int, contents: int, along: int
) -> None:
    found = [entry.dropped for entry in read(text)]
    total = sum(found[1:], found[0])
    counted = (total.authors, total.notes, total.properties, total.code_contents)
    assert (*counted, total.carried_along) == (authors, notes, properties, contents, along)


def test_codes_stand_apart() -> None:
    first, _ = read(SDLXLIFF)
    assert first.variants[0].text.codes == (
        Code(5, CodeKind.OPEN, "2"),
        Code(9, CodeKind.CLOSE, "2"),
    )
    assert first.changed == "20210331"
    assert read(MQXLIFF)[0].changed == "20210331"
    (_, second) = read(XLIFF2)
    assert second.variants[0].text == Coded("Lukk den.", (Code(8, CodeKind.OPEN, "5"),))


def test_letters_of_windows_are_understood() -> None:
    assert pairs(read("Blåbær;Bilberry\n", "cp1252")) == [(":Blåbær", ":Bilberry")]


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (b"", "empty", 0),
        (b"PK\x03\x04rest", "unpack", 0),
        (b"SQLite format 3\0", "export it as TMX", 0),
        (b"<html/>", "no memory", 0),
        (b"%PDF-1.7\0\0", "binary", 0),
        (b"a\nb\n", "no columns", 1),
        (SDLXLIFF[:-40].encode(), "cut off", 17),
        (b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff/>', "entities", 1),
        (b"<xliff>" + b"<group>" * 70, "deep", 1),
        (PO.encode() + b"msgid\n", "not PO", 23),
        (b'msgid "a"\nmsgstr "b"\n\n"c"\n', "keyword", 4),
        (b"a;b\n" * 30_000 + b"\xff;c\n", "not utf-8", 29_000),
        (b'a;b\n"c;d\n', "broken", 2),
    ],
)
def test_what_is_wrong_is_said_with_its_place(content: bytes, problem: str, line: int) -> None:
    with pytest.raises(Unreadable, match=problem) as said:
        list(opened(BytesIO(content)))
    assert said.value.line >= line


@pytest.mark.parametrize("text", [SDLXLIFF, MQXLIFF, XLIFF2, TBX, PO])
@given(data=st.data())
def test_a_damaged_file_is_refused_or_read_and_never_a_fault(
    text: str, data: st.DataObject
) -> None:
    content = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    with suppress(Unreadable):
        entries = list(opened(BytesIO(bytes(content))))
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
