"""The files that were not borne, by what is wrong with them, with the target that found each."""

import base64
import re
import struct
import zlib
from collections.abc import Callable

from pikepdf import Array

from tests.documents.conformance.registry import FIRST, PLANTED
from tests.documents.making import pdf, saved, with_parts, workbook
from tests.documents.old import compound
from tests.fuzz.mutating.packages import parts_of

PERSON, NUMBER = FIRST
TYPES = "[Content_Types].xml"
ROW = f'<sheetData><row r="1"><c t="inlineStr"><is><t>{PERSON}</t></is></c></row></sheetData>'


def with_claim(characters: int, begin: int = 4096) -> bytes:
    """A Word document whose only piece claims so many characters, in two bytes each."""
    main = bytearray(1024)
    struct.pack_into("<HHHHHH", main, 0, 0xA5EC, 0xC1, 0, 0, 0, 0)
    struct.pack_into("<II", main, 24, 1024, 1030)
    struct.pack_into("<i", main, 76, 3)
    pieces = struct.pack("<2I", 0, characters) + struct.pack("<HIH", 0, begin, 0)
    table = b"\2" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    return compound({"WordDocument": bytes(main), "0Table": table})


def with_cell_at(column: int) -> bytes:
    """A workbook of 1997 whose only cell stands in so high a column of the last row."""
    cell = struct.pack("<3Hd", 0xFFFF, column, 0, 1.0)
    records = [(0x0809, struct.pack("<2H12x", 0x0600, 0x10)), (0x0203, cell), (0x000A, b"")]
    stream = b"".join(struct.pack("<2H", kind, len(data)) + data for kind, data in records)
    return compound({"Workbook": stream})


def carrying(name: str) -> bytes:
    """A translation file that carries the document it was made from in an element of this name."""
    coded = base64.b64encode(planted("docx")).decode()
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file><header><skl>'
        f'<{name} form="x">{coded}</{name}></skl></header><body><trans-unit id="1"><source>'
        f"{PERSON}, {NUMBER}</source></trans-unit></body></file></xliff>"
    ).encode()


def with_wrong_sum(package: bytes, name: str) -> bytes:
    """The package with another check sum for one part than its bytes have."""
    right = zlib.crc32(parts_of(package)[name]).to_bytes(4, "little")
    return package.replace(right, b"1234")


def of_size(width: int, font: str) -> bytes:
    """A PDF of one page so wide, on which the person stands in this font."""
    document = pdf()
    page = document.pages[0]
    page.MediaBox = Array([0, 0, width, 300])
    page.Contents = document.make_stream(f"BT {font} 20 150 Td ({PERSON}) Tj ET".encode())
    return saved(document)


def planted(format_: str) -> bytes:
    return next(iter(PLANTED[format_](PERSON, NUMBER).values()))


def in_part(package: bytes, name: str, old: str, new: str) -> bytes:
    """The package with a stretch of one part changed."""
    part = parts_of(package)[name].decode()
    assert old in part
    return with_parts(package, {name: part.replace(old, new, 1)})


PAGES = (
    b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages"
    b" /Kids [ << /Type /Page >> 3 0 R << /Type /Pages /Kids [ 3 0 R ] >> ] /Count /Q >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
    b"trailer\n<< /Root 1 0 R /Size 9 >>\n%%EOF\n"
)


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "doc: a piece claims four thousand million characters": (
        "read-doc", lambda: with_claim(0xFFFFFFF0),
    ),
    "doc: a piece of two-byte characters ends within one": (
        "read-doc", lambda: with_claim(900, begin=4093),
    ),
    "xlsx: a comment between the parts of a sheet": (
        "read-xlsx", lambda: workbook(f"<!-- {PERSON} -->{ROW}"),
    ),
    "xls: a cell beyond the last column": ("read-xls", lambda: with_cell_at(0xFFFF)),
    "xliff: its source document under another name": ("redact-xml", lambda: carrying("y")),
    "xliff: its source document, said to be of another form": (
        "redact-xml", lambda: carrying("internal-file"),
    ),
    "html: a package of base64 between the words": (
        "redact-html",
        lambda: b"<html><p>" + base64.b64encode(planted("docx")) + f"</p>{PERSON}</html>".encode(),
    ),
    "zip: a directory's end, cut off": ("read-zip", lambda: b"PK\5\6"),
    "xlsx: the workbook that the types name is not there": (
        "translate-xlsx",
        lambda: with_parts(
            workbook(ROW),
            {TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             "</Types>", ".rels": "<x/>", "_rels/.rels": "<x/>"},
        ),
    ),
    "pdf: a tree of pages whose count is a word, read": ("read-pdf", lambda: PAGES),
    "pdf: a tree of pages whose count is a word, redacted": ("redact-pdf", lambda: PAGES),
    "pdf: a place of a hundred digits": (
        "read-pdf",
        lambda: re.sub(rb"startxref\s+\d+", b"startxref\n" + b"6" * 99, saved(pdf("Hei"))),
    ),
    "xlsx: a comment among the content types": (
        "redact-xlsx", lambda: in_part(planted("xlsx"), TYPES, "<Override", "<!--x--><Override"),
    ),
    "docx: an attribute whose prefix nobody declared holds a value": (
        "redact-docx",
        lambda: in_part(planted("docx"), "word/document.xml", "<w:p>", f'<w:p q:x="{PERSON}">'),
    ),
    "docx: a value is the name of a part that is not there": (
        "redact-docx",
        lambda: in_part(
            planted("docx"), TYPES, "</Types>",
            f'<Override PartName="{PERSON}" ContentType="a/b"/></Types>',
        ),
    ),
    "odt: a value is the name of a namespace": (
        "redact-odf",
        lambda: in_part(
            planted("odt"), "META-INF/manifest.xml", "<manifest:manifest",
            f'<manifest:manifest xmlns:q="{PERSON}"',
        ),
    ),
    "pdf: a page wider than a JPEG may be, with a font that nobody knows": (
        "redact-pdf", lambda: of_size(41_300, "/F9 12 Tf"),
    ),
    "pdf: a letter as large as ten thousand pages": (
        "redact-pdf", lambda: of_size(300, "/F1 90000000 Tf"),
    ),
    "html: a number in single bytes inside a page of UTF-16": (
        "redact-html",
        lambda: b"\xff\xfe" + f"<html><p>{NUMBER}".encode("utf-16-le")
        + f"<p>x {NUMBER} x<p> ".encode() + "</p></html>".encode("utf-16-le"),
    ),
    "docx: a part whose sum is wrong": (
        "mask-packages",
        lambda: with_wrong_sum(planted("docx"), "word/styles.xml"),
    ),
    "tmx: hundreds of marks in one text": (
        "mask-markup",
        lambda: b"<?xml version='1.0'?><a><b>" + f"{PERSON} og ".encode() * 900 + b"x</b></a>",
    ),
    "eml: bytes where the parts of a mail inside the mail should stand": (
        "read-eml",
        lambda: (
            'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: message/rfc822\n\n'
            f"Content-Type: multipart/related; boundary=y\n\n--y\nContent-Type: multipart/mixed\n\n"
            f"{PERSON} på øya\n--y--\n--x--\n"
        ).encode(),
    ),
    "eml: the boundary between parts holds a value": (
        "mask-eml",
        lambda: (
            f'From: {PERSON} <a@example.no>\r\nTo: b@example.no\r\nSubject: x\r\nContent-Type: '
            f'multipart/mixed; boundary="{PERSON}"\r\n\r\n--{PERSON}\r\n\r\nHei {PERSON}\r\n'
            f"--{PERSON}--\r\n"
        ).encode(),
    ),
}  # fmt: skip
