"""Plain text of any kind (md, csv, srt, po and json too), line by line."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ordvern.documents.account import Account
from ordvern.documents.forms import Form, form_of, told
from ordvern.documents.reason import Reason
from ordvern.documents.words import words
from ordvern.text import Part, Segment

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FALLBACK = "cp1252"
OTHER_ALPHABETS = words(
    "cp1251 koi8_r koi8_u iso8859_5 mac_cyrillic cp1253 iso8859_7 cp1255 iso8859_8 cp1256 "
    "iso8859_6 cp874 cp932 shift_jis euc_jp euc_kr cp949 gb18030 gb2312 gbk big5"
)
EAST_OF_LATIN = frozenset({"cp1250", "iso8859_2"})
EASTERN = words("Polish Czech Slovak Hungarian Croatian Slovene Romanian")
SAMPLE = 1 << 16
LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
WHOLE_CHARACTERS = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
HIGH_BYTES = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with what is needed to write it back: `mark + text.encode(encoding, errors)`.

    `errors` is ``"strict"``, or ``"surrogateescape"`` where single bytes do not belong to the
    encoding; those bytes stand in `text` as lone surrogates.
    """

    text: str
    encoding: str
    mark: bytes = b""
    errors: str = "strict"


def decode(content: bytes) -> Decoded:
    """Text of `content` in the encoding it declares or most likely has; never fails."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding, mark)
    wide = _wide(content)
    if wide:
        return _decoded(content, wide, b"")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded(content, _likely(content), b"")


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = content[:512]
    half = len(sample) // 2
    if half > 1 and sample[1::2].count(0) > half * 0.7 and len(content) % 2 == 0:
        return "utf-16-le"
    if half > 1 and sample[::2].count(0) > half * 0.7 and len(content) % 2 == 0:
        return "utf-16-be"
    return ""


def _decoded(content: bytes, encoding: str, mark: bytes) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return Decoded(
                content.decode(encoding, "surrogateescape"), encoding, mark, "surrogateescape"
            )
        return Decoded(content.decode(encoding, "replace"), encoding, mark, "replace")


def _likely(content: bytes) -> str:
    """UTF-8 with a few wrong bytes, else what its statistics say, else Windows' Latin."""
    high = len(HIGH_BYTES.findall(content))
    whole = sum(len(run) for run in WHOLE_CHARACTERS.findall(content))
    if whole > high * 0.5:
        return "utf-8"
    best = from_bytes(content[:SAMPLE]).best()
    if best is None or not _is_believable(best.encoding, best.language):
        return _single_byte(content)
    try:
        holds = content.decode(best.encoding).encode(best.encoding) == content
    except (UnicodeError, LookupError):
        holds = False
    return best.encoding if holds else _single_byte(content)


def _is_believable(encoding: str, language: str) -> bool:
    """Statistics take Norwegian for Baltic or for mainframe text as soon as for itself, so they
    are heard only where another alphabet is plain to see."""
    return encoding in OTHER_ALPHABETS or (encoding in EAST_OF_LATIN and language in EASTERN)


def _single_byte(content: bytes) -> str:
    try:
        content.decode(FALLBACK)
    except UnicodeDecodeError:
        return "latin-1"
    return FALLBACK


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that says anything, with the code point where it starts."""
    return ((match.start(), match[0]) for match in LINE.finditer(text) if not match[0].isspace())


def segments(content: bytes, account: Account) -> Iterator[Segment]:
    """One segment per line; the locator ends in the line's offset in the decoded text.

    In JSON and PO a line is told without its escapes, so that it can be longer in the file.
    """
    decoded = decode(content)
    if decoded.errors != "strict":
        account.note(Reason.CORRUPT)
    form = form_of(decoded.text) if "\\" in decoded.text else Form.PLAIN
    for start, line in lines(decoded.text):
        yield Segment(told(line, form), f"line@{start}", Part.BODY)
