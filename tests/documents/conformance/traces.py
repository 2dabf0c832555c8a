"""Searches every byte of a file for what was planted, by no code of the product."""

import base64
import binascii
import io
import json
import quopri
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from html import unescape
from urllib.parse import unquote

import pikepdf

TAG = re.compile(r"<[^>]*>")
SIGNS = re.compile(r"[\W_]+")
BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]{64,}")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
DEEPEST = 5


def traces(content: bytes, planted: tuple[str, ...]) -> list[str]:
    """Names of the members in which anything planted can still be put together."""
    wanted = [squeezed(text) for text in planted]
    return [
        name
        for name, data in members("file", content)
        for view in views(data)
        if any(text in view for text in wanted)
    ]


def squeezed(text: str) -> str:
    """Letters and digits alone: neither case nor spaces nor signs hide anything."""
    return SIGNS.sub("", text.casefold())


def views(data: bytes) -> Iterator[str]:
    for text in (
        data.decode("utf-8", "replace"),
        data.decode("cp1252", "replace"),
        data.decode("utf-16-le", "replace"),
        data[1:].decode("utf-16-le", "replace"),
    ):
        plain = unquote(unescape(text))
        escaped = ESCAPE.sub(lambda at: chr(int(at[1], 16)), plain)
        yield from map(squeezed, (text, plain, TAG.sub("", plain), escaped))


def members(name: str, data: bytes, depth: int = DEEPEST) -> Iterator[tuple[str, bytes]]:
    """The file and everything in it that can be inflated, decoded or parsed out."""
    yield name, data
    for inner, content in _inside(data) if depth else ():
        yield from members(f"{name}!{inner}", content, depth - 1)


def _inside(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "comment", archive.comment
            for info in archive.infolist():
                yield f"name of {info.filename}", info.filename.encode()
                yield info.filename, archive.read(info)
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif re.match(rb"[A-Za-z-]+: ", data):
        yield from _of_mail(data)
    elif data.lstrip()[:1] in {b"{", b"["}:
        yield from _of_json(data)
    else:
        yield from _carried(data)


def _of_json(data: bytes) -> Iterator[tuple[str, bytes]]:
    for number, text in enumerate([data, *data.splitlines()]):
        try:
            told = json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            continue
        yield f"json {number}", told.encode()


def _of_pdf(data: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(data)) as document:
        for number, each in enumerate(document.objects):
            yield f"object {number}", each.unparse(resolved=False)
            if isinstance(each, pikepdf.Stream):
                yield f"stream {number}", each.read_bytes()
                shown = b"".join(re.findall(rb"\(((?:[^()\\]|\\.)*)\)", each.read_bytes()))
                yield f"strings of stream {number}", shown


def _of_mail(data: bytes) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message_from_bytes(data, policy=policy.default).walk()):
        yield f"headers {number}", "\n".join(map(str, part.values())).encode("utf-8", "replace")
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield f"part {number}", content
    yield "quoted-printable", quopri.decodestring(data)


def _carried(data: bytes) -> Iterator[tuple[str, bytes]]:
    for number, found in enumerate(BASE64.findall(data)):
        try:
            yield f"base64 {number}", base64.b64decode(b"".join(found.split()), validate=True)
        except binascii.Error:
            continue
