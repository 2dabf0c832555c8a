"""Looks for values left in a PDF, through pypdf and PDFium and in every object and stream."""

import io
from collections.abc import Iterator

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from ordvern.documents.redaction.proof.literal import Literals
from ordvern.documents.redaction.structure import strong_among
from ordvern.documents.redaction.values import Values

# Streams that programs make and read: characters maps, fonts, colours, other objects in a bundle
# (which are looked at one by one).
MACHINERY = frozenset({"/ObjStm", "/XRef", "/Type1C", "/CIDFontType0C", "/OpenType"})
NAMES_OF_PEOPLE = frozenset({"/AS", "/V", "/DV", "/D", "/Dest", "/Name", "/Names"})
FORBIDDEN = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/AA", "/OpenAction", "/XFA", "/RichMedia", "/EmbeddedFile"}
)


def left_for_pypdf(content: bytes, values: Values) -> bool:
    return bool(pages_left(content, values, first=True))


def pages_left(content: bytes, values: Values, *, first: bool = False) -> set[int]:
    """The numbers of the pages on which pypdf still reads a value; only one of them if `first`."""
    left: set[int] = set()
    for index, page in enumerate(PdfReader(io.BytesIO(content)).pages):
        if values.find(page.extract_text()):
            left.add(index)
            if first:
                break
    return left


def left_for_pdfium(content: bytes, values: Values) -> bool:
    document = pypdfium2.PdfDocument(content)
    try:
        for index in range(len(document)):
            if values.find(document[index].get_textpage().get_text_bounded()):
                return True
    finally:
        document.close()
    return False


def left_in_objects(content: bytes, values: Values) -> bool:
    """Strings, names and decoded streams; and whether an older revision or a program is left."""
    if content.count(b"%%EOF") != 1:
        return True
    reader = PdfReader(io.BytesIO(content))
    literals, strong = Literals(values), strong_among(values)
    for thing in _objects(reader):
        if any(strong.find(text) for text in _texts(thing)):
            return True
        if isinstance(thing, DictionaryObject) and FORBIDDEN & thing.keys():
            return True
        if isinstance(thing, StreamObject) and _is_left_in(thing, literals, strong, reader):
            return True
    return False


def _is_left_in(
    stream: StreamObject, literals: Literals, strong: Values, reader: PdfReader
) -> bool:
    subtype = stream.get("/Subtype")
    if subtype == "/Image":
        return literals.are_in(stream._data, noise=True)
    if subtype in MACHINERY or stream.get("/Type") in MACHINERY or "/Length1" in stream:
        return False
    data = stream.get_data()
    if data.startswith(b"/CIDInit") or (data[36:40] == b"acsp" and "/N" in stream):
        return False
    if literals.are_in(data):
        return True
    if subtype == "/Form" and b"BT" in data:
        text = reader.pages[0].extract_xform_text(stream)  # type: ignore[arg-type]  # its own type says page, its code takes a form
        return bool(strong.find(text))
    return False


def _objects(reader: PdfReader) -> Iterator[object]:
    numbers = {number for table in reader.xref.values() for number in table}
    for number in sorted(numbers | set(reader.xref_objStm)):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _texts(thing: object) -> Iterator[str]:
    """Strings, and the names that people give: others name fonts, colours and the like, and a key
    that is one plain word is the format's or a program's."""
    waiting: list[tuple[object, object]] = [(None, thing)]
    while waiting:
        key, each = waiting.pop()
        if isinstance(each, DictionaryObject):
            waiting += each.items()
            yield from (str(name)[1:] for name in each if not str(name)[1:].isalpha())
        elif isinstance(each, ArrayObject):
            waiting += [(key, item) for item in each]
        elif isinstance(each, TextStringObject) or (
            isinstance(each, NameObject) and key in NAMES_OF_PEOPLE
        ):
            yield str(each)
        elif isinstance(each, ByteStringObject):
            yield bytes(each).decode("cp1252", "replace")
