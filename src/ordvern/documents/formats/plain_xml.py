"""What XML looks like where nothing in it is out of the ordinary: pieces for linear expressions.

They know UTF-8 without a DTD, comments, CDATA or instructions; attributes in double quotes; and
the characters that XML allows, except a carriage return, which it would change.
"""

import re

from ordvern.documents.bytewise import Fits

TEXT = rb"(?:[^<>&\x00-\x08\x0b-\x1f]|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)*"
VALUE = rb'"[^<>"&\x00-\x1f]*"'
ATTRIBUTES = rb"(?:\s+[\w:.-]+=" + VALUE + rb")*\s*"
DECLARATION = re.compile(rb"\s*<\?xml[^>?]*\?>\s*", re.IGNORECASE)
OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
REFERENCE = re.compile(rb"&#(?:(\d+)|x([0-9a-fA-F]+));")
NO_CHARACTER = b"\xef\xbf"  # begins U+FFFE and U+FFFF, which XML forbids


def begin(source: bytes) -> int | None:
    """Where the first element begins, or None if the declaration names another encoding."""
    declared = DECLARATION.match(source)
    if declared is None:
        return 0
    return None if OTHER_ENCODING.search(declared[0]) else declared.end()


def decoded(data: bytes, fit: Fits, start: int, end: int) -> str | None:
    """`data` from `start` to `end` as text if it fits, and if each character is one that XML
    knows and that ``html.unescape`` resolves as XML would; None otherwise."""
    if data.find(NO_CHARACTER, start, end) >= 0 or not fit(data, start, end):
        return None
    if data.find(b"&#", start, end) >= 0:
        references = REFERENCE.finditer(data, start, end)
        if not all(map(_is_character, references)):
            return None
    try:
        return str(memoryview(data)[start:end], "utf-8")
    except UnicodeDecodeError:
        return None


def _is_character(reference: re.Match[bytes]) -> bool:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return code in (9, 10) or 32 <= code < 127 or 160 <= code < 0xD800
