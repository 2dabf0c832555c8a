"""Word, Excel and PowerPoint of 1997-2003: every story, record and string is told."""

import struct

import pytest

from ordvern.documents import FileKind, Notice, Reason, Refused
from ordvern.text import Part
from tests.documents.making import mail, paragraph, read_here, texts, word
from tests.documents.old import compound, doc, ppt, record, xls


def told(content: bytes) -> list[tuple[str, Part]]:
    return [(one.text, one.part) for one in read_here(content).segments]


def test_stories_of_a_document_are_told_as_what_they_are() -> None:
    content = doc("Kjære Kari\rHei\x07", notes="Øl\u2013fot\r", comments="ring Ola\r")

    assert told(content) == [
        ("Kjære Kari", Part.BODY), ("Hei", Part.BODY),
        ("Øl\u2013fot", Part.FOOTNOTE), ("ring Ola", Part.COMMENT),
    ]  # fmt: skip
    assert read_here(content).kind is FileKind.DOC


def test_a_field_is_told_by_what_it_shows_and_by_its_instruction() -> None:
    content = doc("Skriv til \x13HYPERLINK mailto:o@x.no \x14Ola\x15.\r")

    assert told(content) == [("Skriv til Ola.", Part.BODY), ("HYPERLINK mailto:o@x.no", Part.FIELD)]


def test_hidden_words_are_told_apart_from_those_that_show() -> None:
    content = doc(
        "Kjære Kari og Ola\rHei\r", notes="Øl hemmelig fot\r", hidden=["Ola", "hemmelig "]
    )

    assert told(content) == [
        ("Kjære Kari og ", Part.BODY), ("Ola", Part.HIDDEN), ("Hei", Part.BODY),
        ("Øl fot", Part.FOOTNOTE), ("hemmelig ", Part.HIDDEN),
    ]  # fmt: skip


def test_what_quick_saving_left_behind_is_told_as_not_shown() -> None:
    assert ("Slettet navn", Part.NOT_SHOWN) in told(doc("Hei\r", left=b"Slettet navn"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (doc("Hei\r", flags=0x0100), Reason.ENCRYPTED),
        (ppt(slide="Hei", user=bytes(12) + struct.pack("<I", 0xF3D1C4DF)), Reason.ENCRYPTED),
        (xls(record(0x2F, bytes(4))), Reason.ENCRYPTED),
        (compound({"WordDocument": b"\xff" * 4096}), Reason.CORRUPT),
        (compound({"Workbook": b"\xff" * 4096}), Reason.CORRUPT),
        (doc("Hei\r")[:700], Reason.CORRUPT),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(content: bytes, reason: Reason) -> None:
    if reason is Reason.CORRUPT:
        with pytest.raises(Refused) as refusal:
            read_here(content)
        assert refusal.value.reason in (Reason.CORRUPT, Reason.ENCRYPTED, Reason.TYPE_NOT_ACCEPTED)
    else:
        with pytest.raises(Refused, match=reason):
            read_here(content)


def test_rows_are_told_and_strings_that_no_cell_shows() -> None:
    found = told(xls(strings=("Kari", "Ærlig \u2013 talt", "slettet"), told=(0, 1)))

    assert ("Kari\tÆrlig \u2013 talt", Part.BODY) in found
    assert ("slettet", Part.NOT_SHOWN) in found


def test_texts_beside_the_cells_are_told() -> None:
    box = struct.pack("<HHHHHHHI", 0, 0, 0, 0, 0, 8, 0, 0)
    found = told(
        xls(
            record(0x1B6, box) + record(0x3C, b"\0ring Ola"),
            record(0x14, struct.pack("<HB", 5, 0) + b"Sak 7"),
            record(0x1C, struct.pack("<HHHHHB", 0, 0, 0, 1, 4, 0) + b"Kari"),
        )
    )

    assert {("ring Ola", Part.COMMENT), ("Sak 7", Part.HEADER), ("Kari", Part.METADATA)} <= set(
        found
    )


def test_a_string_that_two_records_share_is_whole() -> None:
    from ordvern.documents.formats.biff import Strings

    first = struct.pack("<II", 1, 1) + struct.pack("<HB", 8, 0) + b"Nord"
    assert list(Strings((first, b"\1" + "mann".encode("utf-16-le")))) == ["Nordmann"]


def test_slides_and_notes_are_told_and_files_inside_are_read() -> None:
    content = ppt(slide="Vår ære", note="spør Kari", inside=word(paragraph("i vedlegget")))

    assert told(content)[:3] == [
        ("Vår ære", Part.BODY), ("spør Kari", Part.COMMENT), ("i vedlegget", Part.ATTACHMENT)
    ]  # fmt: skip


def test_macros_are_noticed_and_properties_are_told() -> None:
    value = struct.pack("<II", 30, 5) + b"Kari\0\0\0\0"
    section = struct.pack("<IIII", 24 + len(value), 1, 4, 16) + value
    properties = bytes(24) + struct.pack("<I", 1) + bytes(16) + struct.pack("<I", 48) + section
    main = doc("Hei\r")
    streams = {"\x05SummaryInformation": properties, "Macros/VBA": b"x"}
    reading = read_here(_with(main, streams))

    assert ("Kari", Part.METADATA) in [(one.text, one.part) for one in reading.segments]
    assert Notice(Reason.ACTIVE_CONTENT_REMOVED, 1) in reading.notices


def _with(content: bytes, more: dict[str, bytes]) -> bytes:
    import io

    import olefile

    with olefile.OleFileIO(io.BytesIO(content)) as file:
        old = {name: file.openstream(name).read() for name in ("WordDocument", "0Table")}
    return compound({**old, **more})


def test_an_old_document_in_a_mail_is_read() -> None:
    assert "Kjære Kari" in texts(mail("Se vedlegg", attached=doc("Kjære Kari\r"), name="brev.doc"))


def test_pictures_are_counted_also_those_in_vectors() -> None:
    content = _with(doc("Hei\r"), {"Data": b"\x89PNG\r\n\x1a\n" + bytes(90) + b"\x40\x3d\x1a\xf0"})

    assert Notice(Reason.COULD_NOT_CHECK_IMAGES, 2) in read_here(content).notices
