"""Pictures and objects in Rich Text Format: digits or bytes between the words of a group."""

import re
from collections.abc import Iterator

from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats.rtf_state import Reader


def of_group(reader: Reader, kind: str) -> Iterator[Embedded | Picture]:
    """A picture or an object, which is in hexadecimal digits unless it stood behind ``bin``."""
    data = bytes(reader.blob)
    reader.blob.clear()
    digits = re.sub(rb"\s", b"", data)
    if re.fullmatch(rb"(?:[0-9a-fA-F]{2})*[0-9a-fA-F]?", digits):
        data = bytes.fromhex(digits[: len(digits) & ~1].decode())
    if not data:
        return
    reader.count += 1
    if kind == "pict":
        yield Picture(data, f"picture {reader.count}")
    else:
        yield Embedded(_of_object(data), "", f"object {reader.count}")


def _of_object(data: bytes) -> bytes:
    """The file in an object of OLE 1 (MS-OLEDS 2.2.5): behind three names and a length."""
    at = 8
    for _ in range(3):
        at += 4 + int.from_bytes(data[at : at + 4], "little")
    size = int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : at + 4 + size] if 0 < size <= len(data) else data
