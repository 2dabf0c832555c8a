"""Bytes of a text file as lines, in memory that does not grow with the file."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from ordvern.memory.file_entry import Unreadable
from ordvern.memory.xml_entries import LONGEST

_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"


def encoding_of(head: bytes) -> str:
    """By its mark; else UTF-8 if its beginning is; else the one of Windows in western Europe."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _WESTERN
    return "utf-8"


def lines(source: BinaryIO, encoding: str) -> Iterator[str]:
    """Lines with their ends. Raises `Unreadable`, with the line, for bytes that are not of the
    encoding and for a line of over a million characters."""
    decoder = codecs.getincrementaldecoder(encoding)()
    rest, number = "", 1
    while True:
        chunk = source.read(_CHUNK)
        try:
            rest += decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as problem:
            line = number + problem.object[: problem.start].count(b"\n")
            raise Unreadable(f"bytes that are not {encoding}", line=line) from None
        *whole, rest = rest.split("\n")
        for each in whole:
            yield f"{each}\n"
            number += 1
        if len(rest) > LONGEST:
            raise Unreadable("a line is longer than a million characters", line=number)
        if not chunk:
            break
    if rest:
        yield rest
