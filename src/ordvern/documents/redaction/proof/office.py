"""Looks for values left in office packages, through zipfile, python-docx and calamine."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from html import unescape

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from python_calamine import CalamineWorkbook

from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.marked import as_date
from ordvern.documents.redaction.proof.literal import Literals
from ordvern.documents.redaction.structure import strong_among, words
from ordvern.documents.redaction.values import Values

XML = (".xml", ".rels", ".vml", ".svg", ".rdf")
PARAGRAPH_END = re.compile(
    r"</(?:[\w-]+:)?(?:p|h|si|is|text|c|row|title|desc|table-cell|ParagraphStyleRange)>"
)
TAG = re.compile(r"<[^>]*>")
# A namespace of anybody else is not the format's: a value may stand in it.
NAMESPACE = (
    r"(?:urn:oasis:|urn:schemas-microsoft-com:|http://openoffice\.org/|http://ns\.adobe\.com/|"
    r"https?://(?:schemas\.(?:openxmlformats|microsoft)|purl|www\.w3|docs\.oasis-open)\.\w+/)"
)
PART_OF_FORMAT = re.compile(
    rf'<\?xml[^>]*>|\sxmlns(?::\w+)?="{NAMESPACE}[^"\s]*"|</?[\w:.-]+|\s[\w:.-]+(?==")'
)
CONTENT_TYPES = "[Content_Types].xml"
LISTED_TYPE = re.compile(
    r"\s(?:Type|ContentType)=\"(?:https?://[^\"\s]*|[\w.+-]+/[\w.+-]+(?:;\s*[\w-]+=[\w-]+)*)\""
)
LISTED_NAME = re.compile(r"\s(?:PartName|Target)=\"([^\"#]*)\"")
# What the formats themselves call their parts and folders.
USUAL = words("""
    [Content_Types] _rels rels word xl ppt docProps customXml document settings styles fontTable
    theme themes numbering footnotes endnotes comments commentsExtended commentsIds people header
    footer glossary webSettings item itemProps media embeddings workbook worksheets sheet
    sharedStrings calcChain tables table drawings drawing vmlDrawing charts chart chartsheets style
    colors externalLinks pivotTables pivotTable pivotCache pivotCacheDefinition pivotCacheRecords
    presentation slides slide slideLayouts slideLayout slideMasters slideMaster notesSlides
    notesSlide notesMasters notesMaster handoutMasters handoutMaster presProps viewProps tableStyles
    tags tag diagrams data layout quickStyle core app custom commentAuthors persons person
    threadedComments threadedComment content meta manifest META-INF Object Stories Story Spreads
    Spread MasterSpreads MasterSpread Resources Graphic Fonts Styles Preferences XML Tags
    BackingStory designmap container metadata root printerSettings ctrlProps activeX webextensions
""")
NUMBERED = re.compile(r"[_-]?[\dA-Fa-f]*$")
DEPTH = 4
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


def left_in_bytes(content: bytes, values: Values) -> bool:
    """Every member of the archive, and of archives inside it, byte by byte."""
    literals = Literals(values)
    return any(
        literals.are_in_text(PART_OF_FORMAT.sub(" ", text))
        if name.lower().endswith(XML)
        else literals.are_in(data, noise=True)
        for name, data in inflated(content)
        for text in _texts(data, name)
    ) or any(literals.are_in_text(_unusual(name)) for name, _ in inflated(content))


def _unusual(name: str) -> str:
    """The words of a member's name that are not the format's own."""
    plain = (piece.partition(".")[0] for piece in name.split("/"))
    return " / ".join(
        each for each in plain if each not in USUAL and NUMBERED.sub("", each) not in USUAL
    )


def left_beside_pixels(content: bytes, values: Values) -> bool:
    """The bytes of an image file, in which words can stand beside the pixels."""
    return Literals(values).are_in(content, noise=True)


def _texts(data: bytes, name: str) -> list[str]:
    if not name.lower().endswith(XML):
        return [""]
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    text = data.decode(encoding, "replace")
    if name == CONTENT_TYPES or name.endswith(".rels"):
        text = LISTED_NAME.sub(lambda at: f" {_unusual(at[1])} ", LISTED_TYPE.sub(" ", text))
    return [text, unescape(text)]


def left_between_tags(content: bytes, values: Values) -> bool:
    """Each paragraph's text with all tags cut out, so that no run of letters is parted."""
    strong = strong_among(values)
    for name, data in inflated(content):
        if not name.lower().endswith(XML):
            continue
        for paragraph in PARAGRAPH_END.split(data.decode("utf-8", "replace")):
            if strong.find(unescape(TAG.sub("", paragraph))):
                return True
            if any(values.find(unescape(text)) for text in _runs(paragraph)):
                return True
    return False


RUN = re.compile(r"<(?:\w+:)?(?:t|delText|instrText)(?:\s[^>]*)?>([^<]*)<")


def _runs(paragraph: str) -> Iterator[str]:
    runs = RUN.findall(paragraph)
    yield from runs


def inflated(content: bytes, depth: int = DEPTH) -> Iterator[tuple[str, bytes]]:
    """The members of a zip archive and of every archive among them.

    Raises `Refused` (corrupt) for what zipfile, which is stricter than we are, does not open."""
    try:
        yield from _members(content, depth)
    except BROKEN:
        raise Refused(Reason.CORRUPT) from None


def _members(content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield "comment", archive.comment
        for info in archive.infolist():
            data = archive.read(info)
            yield info.filename, data
            if depth and data.startswith(b"PK\x03\x04"):
                yield from inflated(data, depth - 1)


def left_for_python_docx(content: bytes, values: Values) -> bool:
    document = docx.Document(io.BytesIO(content))
    return any(values.find(text) for text in _docx_texts(document))


def _docx_texts(document: Document) -> Iterator[str]:
    yield from _block_texts(document)
    for section in document.sections:
        for story in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
            section.even_page_header,
            section.even_page_footer,
        ):
            if not story.is_linked_to_previous:
                yield from _block_texts(story)
    for comment in document.comments:
        yield from (comment.text, comment.author, comment.initials or "")
    properties = document.core_properties
    yield from (
        properties.author,
        properties.title,
        properties.subject,
        properties.keywords,
        properties.comments,
        properties.category,
        properties.last_modified_by,
    )


def _block_texts(story: Document | BlockItemContainer) -> Iterator[str]:
    for block in story.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _block_texts(cell)


def left_for_calamine(content: bytes, values: Values) -> bool:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    days = {day for day in map(as_date, values) if day}
    numbers = {int(value.letters) for value in values if value.letters.isdecimal()}
    for name in book.sheet_names:
        if values.find(name):
            return True
        for row in book.get_sheet_by_name(name).iter_rows():
            if any(_is_left(cell, values, days, numbers) for cell in row):
                return True
    return False


def _is_left(cell: object, values: Values, days: set[date], numbers: set[int]) -> bool:
    if isinstance(cell, timedelta):
        return False
    if isinstance(cell, datetime):
        return cell.date() in days
    if isinstance(cell, date):
        return cell in days
    if isinstance(cell, float) and cell.is_integer():
        return (abs(cell) >= 1000 and int(abs(cell)) in numbers) or bool(
            values.find(str(int(cell)))
        )
    return bool(values.find(str(cell)))
