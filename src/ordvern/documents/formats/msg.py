"""Mails as Outlook saves them (MS-OXMSG): all texts, attachments, mails inside."""

import re
from collections.abc import Iterator

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import html
from ordvern.documents.formats.compound import Compound
from ordvern.documents.formats.lzfu import inflated
from ordvern.documents.formats.text import decode, lines
from ordvern.documents.words import words
from ordvern.text import Part, Segment

PROPERTY = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})(?:-[0-9A-Fa-f]{8})?")
UTF16, BYTES, BINARY = "001F", "001E", "0102"
BODY, RICH_BODY, WEB_BODY, ATTACHED = "1000", "1009", "1013", "3701"
HEADERS = words("0037 0C1A 0C1F 0E02 0E03 0E04 0070 0042 0065 3001 3003 39FE 5D01 5D02")
"""Subject, sender, recipients, topic, on whose behalf, and their addresses (MS-OXPROPS)."""
FILE_NAMES = frozenset({"3704", "3707"})


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Texts of the mail in the order of its directory; the locator is the property's path.

    Raises Refused if the file is damaged."""
    file = Compound(content, account)
    for name in sorted(file.names, key=_rank):
        found = PROPERTY.fullmatch(name.rpartition("/")[2])
        if found and not name.startswith("__nameid"):
            yield from _property(file, name, found[1].upper(), found[2].upper(), account)


def _rank(name: str) -> tuple[int, int]:
    """The mail's own texts, its subject first and its body next, before what is inside."""
    own = name.rpartition("/")[2][12:16].upper()
    return name.count("/"), {"0037": 0, BODY: 1}.get(own, 2)


def _property(
    file: Compound, name: str, number: str, kind: str, account: Account
) -> Iterator[Segment | Embedded]:
    place = name.replace("__substg1.0_", "").replace("_version1.0_", "")
    if kind in (UTF16, BYTES):
        data = file.read(name)
        text = data.decode("utf-16-le", "replace") if kind == UTF16 else decode(data).text
        yield from _told(text.strip("\0"), number, place)
    elif number == ATTACHED and kind == BINARY:
        yield Embedded(file.read(name), "", place)
    elif number == WEB_BODY and kind == BINARY:
        for one in html.segments(file.read(name), account):
            yield Segment(one.text, f"{place}#{one.locator}", one.part)
    elif number == RICH_BODY and kind == BINARY:
        data = inflated(file.read(name), most=account.room)
        if data:
            account.inflate(len(data))
            yield Embedded(data, "", place)


def _told(text: str, number: str, place: str) -> Iterator[Segment]:
    inside = "/" in place
    if number == BODY:
        part = Part.ATTACHMENT if inside else Part.BODY
        for start, line in lines(text):
            yield Segment(line, f"{place}@{start}", part)
    elif text.strip():
        part = Part.HEADER if number in HEADERS else Part.METADATA
        yield Segment(text, place, Part.FILE_NAME if number in FILE_NAMES else part)
