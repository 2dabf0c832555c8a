"""The kind of a file is what it is, not what it is called."""

from io import BytesIO

import pytest

from ordvern.documents import FileKind, Limits, Notice, Reason, Refused
from ordvern.documents.account import Account
from ordvern.documents.sniff import OLE, kind_of
from tests.documents.making import mail, paragraph, pdf, saved, with_parts, word, workbook, zipped

ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
KINDS = {
    FileKind.DOCX: [word(), word(parts={"[Content_Types].xml": "<Types/>"})],
    FileKind.XLSX: [workbook("")],
    FileKind.PDF: [saved(pdf("x")), b"some bytes first\n" + saved(pdf("x"))],
    FileKind.ODT: [zipped(ODT)],
    FileKind.HTML: [
        b"<!DOCTYPE html><title>x</title>",
        b"<?xml version='1.0'?>\n<html/>",
        b"<!-- x --><p>Hei",
        "\ufeff<html>".encode("utf-16"),
    ],
    FileKind.EML: [mail("Hei"), b"Received: x\nFrom: a\nSubject: b\n\n<html>"],
    FileKind.XLIFF: [b"<?xml version='1.0'?><xliff version='1.2'/>"],
    FileKind.TMX: [b"<!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx/>"],
    FileKind.XML: [b"<?xml version='1.0'?><note>Hei</note>"],
    FileKind.IMAGE: [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF....WEBP"],
    FileKind.TXT: [b"Hei", b"a;b\n1;2", b'{"a": 1}', "Æ".encode("cp1252"), b"1 < 2", b"From: a"],
}
CASES = [(kind, content) for kind, contents in KINDS.items() for content in contents]


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_the_kind_is_told_by_content(kind: FileKind, content: bytes) -> None:
    assert kind_of(content, "", Account(Limits())) is kind


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "", Reason.EMPTY),
        (b" \r\n\t", "x.txt", Reason.EMPTY),
        (OLE + bytes(600), "x.doc", Reason.CONTENT_IS_NOT_TYPE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx", Reason.ENCRYPTED),
        (zipped({"a.txt": "a"}), "a.zip", Reason.TYPE_NOT_ACCEPTED),
        (zipped({"a.txt": "a"}), "a.docx", Reason.CONTENT_IS_NOT_TYPE),
        (b"<html>", "a.docx", Reason.CONTENT_IS_NOT_TYPE),
        (b"<?php 1 ?>", "a.jpg", Reason.CONTENT_IS_NOT_TYPE),
        (b"Hei", "a.pdf", Reason.CONTENT_IS_NOT_TYPE),
        (b"PK\x03\x04" + b"\x7f" * 90, "a.docx", Reason.CORRUPT),
        (bytes(range(1, 32)) * 9, "a.txt", Reason.TYPE_NOT_ACCEPTED),
    ],
)
def test_what_is_not_read_is_refused_with_its_reason(
    content: bytes, name: str, reason: Reason
) -> None:
    with pytest.raises(Refused, match=reason):
        kind_of(content, name, Account(Limits()))


def test_a_document_under_another_document_s_name_is_read_and_noticed() -> None:
    account = Account(Limits())

    assert kind_of(word(paragraph("x")), "letter.pdf", account) is FileKind.DOCX
    assert account.notices() == (Notice(Reason.CONTENT_IS_NOT_TYPE, 1),)


def test_an_encrypted_opendocument_file_is_refused_as_such() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    content = with_parts(zipped(ODT), {"META-INF/manifest.xml": manifest})

    with pytest.raises(Refused, match=Reason.ENCRYPTED):
        kind_of(BytesIO(content).getvalue(), "", Account(Limits()))
