"""Builds documents with a planted name and number in one container each, and looks for them."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from ordvern.documents import FileKind, Limits, Mark
from ordvern.documents.content import read_content
from ordvern.documents.redaction import RedactedContent, redact_content
from ordvern.text import Span

NAME = "Solfrid Kanarivik"
NUMBER = "41 23 45 67"
PLANTED = (NAME, NUMBER)
KEPT = "Denne setningen skal stå urørt."
SPELLINGS = ("kanarivik", "41234567", "41 23 45 67", "41\u00a023")
DOCUMENT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TAG = re.compile(r"<[^>]*>")

Relation = tuple[str, str, str, bool]  # source part, last word of the type, target, is external


def redact(content: bytes, values: Sequence[str] = PLANTED) -> RedactedContent:
    """Mark the first place of each value that reading finds, and redact."""
    reading = read_content(content, "", Limits())
    marks = [
        Mark(number, Span(at, at + len(value)), f"[skjult {order}]")
        for order, value in enumerate(values, 1)
        for number, at in [_first(value, [each.text for each in reading.segments])]
    ]
    return redact_content(content, reading.kind, marks, Limits())


def _first(value: str, texts: Sequence[str]) -> tuple[int, int]:
    for number, text in enumerate(texts):
        if value in text:
            return number, text.index(value)
    raise AssertionError(f"the reader does not tell what was planted: {texts}")


def text_of(content: bytes) -> str:
    return "\n".join(each.text for each in read_content(content, "", Limits()).segments)


def kind_of(content: bytes) -> FileKind:
    return read_content(content, "", Limits()).kind


def traces(content: bytes) -> list[str]:
    """Where anything planted is left in whatever can be inflated, by name of the member."""
    return [
        name
        for name, data in inflated("file", content)
        for text in (
            data.decode("utf-8", "replace"),
            data.decode("utf-16-le", "replace"),
            data[1:].decode("utf-16-le", "replace"),
        )
        if _shows(text)
    ]


def _shows(text: str) -> bool:
    plain = unescape(text).casefold().replace("\u00ad", "").replace("\u200b", "")
    joined = TAG.sub("", plain)
    return any(spelling in view for spelling in SPELLINGS for view in (plain, joined))


def inflated(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name}!comment", archive.comment
            for info in archive.infolist():
                yield f"{name}!name", info.filename.encode()
                yield from inflated(f"{name}!{info.filename}", archive.read(info))


def changed(
    content: bytes,
    *,
    parts: Mapping[str, str | bytes] = {},
    relations: Sequence[Relation] = (),
    types: Mapping[str, str] = {},
    replace: tuple[str, str, str] | None = None,
    comment: bytes = b"",
) -> bytes:
    """A package with parts, relationships and types added, and one text in one part replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members |= {n: p.encode() if isinstance(p, str) else p for n, p in parts.items()}
    if replace:
        name, old, new = replace
        assert old.encode() in members[name]
        members[name] = members[name].replace(old.encode(), new.encode(), 1)
    for name in parts:
        extension = name.rpartition(".")[2]
        default = f'<Default Extension="{extension}" ContentType="application/{extension}"/>'
        types_xml = members["[Content_Types].xml"]
        if f'Extension="{extension}"'.encode() not in types_xml:
            types_xml = types_xml.replace(b"<Default ", default.encode() + b"<Default ", 1)
        members["[Content_Types].xml"] = types_xml
    for number, relation in enumerate(relations):
        _relate(members, relation, f"rIdPlanted{number}")
    for name, kind in types.items():
        override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        types_xml = members["[Content_Types].xml"]
        members["[Content_Types].xml"] = types_xml.replace(b"</Types>", override.encode())
    return zipped(members, comment)


def _relate(members: dict[str, bytes], relation: Relation, identity: str) -> None:
    source, kind, target, is_external = relation
    folder, _, plain = source.rpartition("/")
    rels = f"{folder}/_rels/{plain}.rels".lstrip("/")
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    xml = members.get(rels, empty).replace(
        b"/>", b"></Relationships>", 1 if rels not in members else 0
    )
    outside = ' TargetMode="External"' if is_external else ""
    link = (
        f'<Relationship Id="{identity}" Type="{DOCUMENT_TYPES}{kind}" Target="{target}"{outside}/>'
    )
    members[rels] = xml.replace(b"</Relationships>", link.encode() + b"</Relationships>")


def zipped(members: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def png(text: str) -> bytes:
    """One grey pixel with a text chunk."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0" + text.encode("latin-1"))
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )
