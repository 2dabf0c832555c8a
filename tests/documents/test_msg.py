"""Mails of Outlook and electronic books."""

import struct

from ordvern.documents import FileKind
from ordvern.documents.formats.lzfu import inflated
from ordvern.text import Part
from tests.documents.making import paragraph, read_here, word, zipped
from tests.documents.old import compound

PAGE = "<html><body><p>Kapittel om Kari</p></body></html>"


def outlook() -> bytes:
    attached = "__attach_version1.0_#00000000"
    return compound(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_0037001F": "Vitnemål".encode("utf-16-le"),
            "__substg1.0_0C1A001F": "Kari Nordmann".encode("utf-16-le"),
            "__substg1.0_1000001F": "Hei\r\nRing Ola".encode("utf-16-le"),
            "__substg1.0_1009001E": b"x",
            f"{attached}/__substg1.0_3707001F": "brev.docx".encode("utf-16-le"),
            f"{attached}/__substg1.0_37010102": word(paragraph("i vedlegget")),
        }
    )


def test_a_mail_of_outlook_is_read_with_what_is_attached() -> None:
    reading = read_here(outlook())
    told = {(one.text.strip("\0"), one.part) for one in reading.segments}

    assert reading.kind is FileKind.MSG
    assert {
        ("Vitnemål", Part.HEADER), ("Kari Nordmann", Part.HEADER), ("Hei", Part.BODY),
        ("Ring Ola", Part.BODY), ("brev.docx", Part.FILE_NAME), ("i vedlegget", Part.ATTACHMENT),
    } <= told  # fmt: skip


def test_packed_rich_text_is_unpacked() -> None:
    """The example of MS-OXRTFCP, 4.1.1: "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}"."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
        "0af32068656c090020627705b06c647d0a800fa0"
    )
    plain = struct.pack("<III", 20, 5, 0)[:8] + b"MELA" + bytes(4) + b"hello"

    said = inflated(packed, most=1000)
    assert said == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert inflated(plain, most=1000) == b"hello"
    assert inflated(packed, most=3).startswith(b"{\\r")
    assert inflated(b"nothing", most=9) == b""


def test_a_book_is_read_page_by_page() -> None:
    about = "<package><metadata><creator>Ola Nordmann</creator></metadata></package>"
    content = zipped({"mimetype": "application/epub+zip", "b.opf": about, "a.xhtml": PAGE})
    told = [(one.text, one.part) for one in read_here(content).segments]

    assert told == [("Kapittel om Kari", Part.BODY), ("Ola Nordmann", Part.METADATA)]
