"""Makes the small documents of these tests: real files in every format, built in memory."""

import re
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from io import BytesIO

import docx
import pikepdf
from pikepdf import Dictionary, Name

from ordvern.documents import Limits, Reading
from ordvern.documents.content import read_content
from ordvern.text import Part

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts, in this order."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_parts(package: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The same package with these parts put in or put in place of its own."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**old, **parts})


@cache
def _blank() -> Mapping[str, bytes]:
    """The parts of python-docx's empty document, which is slow to make."""
    stream = BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(body: str = "", *, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document whose body is `body` (WordprocessingML, prefix w)."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    own = {"word/document.xml": document, "[Content_Types].xml": _types(parts or {})}
    return zipped({**_blank(), **own, **(parts or {})})


def _types(parts: Mapping[str, str | bytes]) -> str:
    """The content types of an empty document with those of new Word parts, told by their names."""
    types = _blank()["[Content_Types].xml"].decode()
    more = "".join(
        f'<Override PartName="/{name}" ContentType="{WORDPROCESSING}.{match[1]}+xml"/>'
        for name in parts
        if (match := re.fullmatch(r"word/([a-z]+)\d*\.xml", name))
    )
    return types.replace("</Types>", more + "</Types>")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(
    rows: str, *, strings: str = "", sheet: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """A workbook of one sheet. `sheet` is what the sheet's entry in the workbook says more."""
    overrides = {
        "xl/workbook.xml": "sheet.main",
        "xl/worksheets/sheet1.xml": "worksheet",
        "xl/sharedStrings.xml": "sharedStrings",
        "xl/comments1.xml": "comments",
        "xl/styles.xml": "styles",
    }
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{SPREADSHEET}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}">{types}</Types>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="Ark" sheetId="1" r:id="rId1" {sheet}/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
            '<Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}">{rows}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>',
            **(parts or {}),
        }
    )


def pdf(text: str = "", **info: str) -> pikepdf.Pdf:
    """A PDF of one page that says `text` in Helvetica; save it with `saved`."""
    document = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = document.add_blank_page(page_size=(300, 300))
    page.Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(font)))
    page.Contents = document.make_stream(f"BT /F1 12 Tf 20 150 Td ({text}) Tj ET".encode("latin-1"))
    for key, value in info.items():
        document.docinfo[Name("/" + key)] = value
    return document


def saved(document: pikepdf.Pdf) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def mail(text: str, *, attached: bytes = b"", name: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = "Kari Nordmann <kari@example.no>"
    message["To"] = "byraa@example.no"
    message["Subject"] = "Vitnemål til oversettelse"
    message.set_content(text)
    if attached:
        message.add_attachment(
            attached, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def read_here(content: bytes, *, limits: Limits | None = None) -> Reading:
    """Read without the cage, as its child does."""
    return read_content(content, "", limits or Limits())


def texts(content: bytes, part: Part | None = None) -> list[str]:
    """What the document says, or what one part of it does."""
    segments = read_here(content).segments
    return [segment.text for segment in segments if part is None or segment.part is part]
