"""Web pages: shown text, attributes, comments and scripts, each with its place in the source.

The source is cut into tokens by one linear pass, without building a tree: a million nested
elements cost no more than a million others, and what is read can be written back in place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from ordvern.documents.account import Account
from ordvern.documents.formats.text import Decoded, decode
from ordvern.documents.reason import Reason
from ordvern.documents.words import words
from ordvern.text import Part, Segment

TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<declaration>[!?][^<>]*)>"
    r"|<(?P<raw>script|style|noscript|template|textarea|title|xmp|iframe|noembed)\b"
    r"(?P<raw_attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>(?P<raw_text>.*?)(?=</(?P=raw)\b|\Z)"
    r"|</(?P<close>[a-zA-Z][^\s<>/]*)[^<>]*>"
    r"|<(?P<open>[a-zA-Z][^\s<>/]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(?P<name>[^\s=\"'<>/]++)\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"']+))"
)
INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr nobr"
)
TEXT_ATTRIBUTES = {
    "alt": Part.ALT_TEXT,
    "title": Part.ALT_TEXT,
    "aria-label": Part.ALT_TEXT,
    "aria-description": Part.ALT_TEXT,
    "placeholder": Part.FIELD,
    "value": Part.FIELD,
    "label": Part.FIELD,
    "summary": Part.ALT_TEXT,
    "content": Part.METADATA,
    "href": Part.LINK,
    "cite": Part.LINK,
    "action": Part.LINK,
    "src": Part.LINK,
}
RAW_PARTS = {"title": Part.METADATA, "textarea": Part.FIELD, "noscript": Part.BODY}
HIDES = re.compile(r"(?i)(?:\shidden(?=[\s=>/]|$))|display\s*:\s*none|visibility\s*:\s*hidden")
FETCHED = words("img script link iframe embed object video audio source input frame")
CHARSET = re.compile(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?\s*([a-z0-9_:.-]+)")
VOID = words("area base br col embed hr img input link meta param source track wbr")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`source[start:end]`, which says `text` once character references are resolved."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Piece:
    """A segment of a page with the stretches of source it was read from."""

    part: Part
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(slots=True)
class _Hiding:
    """How deep inside an element that is not shown we are; elements count by name only."""

    tag: str = ""
    depth: int = 0

    def open(self, tag: str, attributes: str) -> None:
        if self.depth:
            self.depth += tag == self.tag
        elif tag not in VOID and not attributes.endswith("/") and HIDES.search(attributes):
            self.tag, self.depth = tag, 1

    def close(self, tag: str) -> None:
        if self.depth and tag == self.tag:
            self.depth -= 1


def decode_page(content: bytes) -> Decoded:
    """The source by its own declaration where that holds, else as any text."""
    declared = CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared[1].decode("ascii").lower()
        encoding = {"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(encoding, encoding)
        try:
            return Decoded(content.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content)


def pieces(source: str) -> Iterator[Piece]:
    """Every text of a page in the order of its source."""
    block = Piece(Part.BODY)
    hiding = _Hiding()
    position = 0
    for token in TOKEN.finditer(source):
        if token.start() > position:
            _extend(block, source, position, token.start(), hiding=hiding)
        position = token.end()
        tag = (token["open"] or token["close"] or token["raw"] or "").lower()
        if tag and tag not in INLINE and block.text.strip():
            yield block
            block = Piece(Part.BODY)
        elif tag and tag not in INLINE:
            block = Piece(Part.BODY)
        yield from _from_token(token, tag, source, hiding)
    _extend(block, source, position, len(source), hiding=hiding)
    if block.text.strip():
        yield block


def _extend(block: Piece, source: str, start: int, end: int, *, hiding: _Hiding) -> None:
    if start < end:
        if hiding.depth:
            block.part = Part.HIDDEN
        block.stretches.append(Stretch(start, end, unescape(source[start:end])))


def _from_token(token: re.Match[str], tag: str, source: str, hiding: _Hiding) -> Iterator[Piece]:
    if token["close"]:
        hiding.close(tag)
    elif token["open"]:
        yield from _attributes(token, "attributes")
        hiding.open(tag, token["attributes"])
    elif token["raw"]:
        yield from _attributes(token, "raw_attributes")
        yield from _raw(token, tag, source)
    elif token["comment"] and token["comment"].strip():
        yield _plain(token, "comment", Part.NOT_SHOWN)


def _raw(token: re.Match[str], tag: str, source: str) -> Iterator[Piece]:
    if tag in ("noscript", "template"):
        start = token.start("raw_text")
        for piece in pieces(source[start : token.end("raw_text")]):
            moved = [Stretch(s.start + start, s.end + start, s.text) for s in piece.stretches]
            yield Piece(Part.NOT_SHOWN, moved)
    elif token["raw_text"].strip():
        part = RAW_PARTS.get(tag, Part.NOT_SHOWN)
        if tag in ("title", "textarea"):
            start, end = token.span("raw_text")
            yield Piece(part, [Stretch(start, end, unescape(token["raw_text"]))])
        else:
            yield _plain(token, "raw_text", part)


def _plain(token: re.Match[str], group: str, part: Part) -> Piece:
    start, end = token.span(group)
    return Piece(part, [Stretch(start, end, token[group])])


def _attributes(token: re.Match[str], group: str) -> Iterator[Piece]:
    base = token.start(group)
    for match in ATTRIBUTE.finditer(token[group] or ""):
        part = TEXT_ATTRIBUTES.get(match["name"].lower())
        name = match["name"].lower()
        if part is None and not name.startswith("data-") and name != "srcset":
            continue
        which = next(key for key in ("double", "single", "bare") if match[key] is not None)
        start, end = match.span(which)
        text = unescape(match[which])
        if text.strip() and not text.lstrip().startswith("data:"):
            yield Piece(part or Part.NOT_SHOWN, [Stretch(base + start, base + end, text)])


def segments(content: bytes, account: Account) -> Iterator[Segment]:
    """A page's texts; locators end in the code point of the source where each starts."""
    source = decode_page(content).text
    _notice(source, account)
    for piece in pieces(source):
        yield Segment(piece.text, f"source@{piece.stretches[0].start}", piece.part)


def _notice(source: str, account: Account) -> None:
    for token in TOKEN.finditer(source):
        tag = (token["open"] or token["raw"] or "").lower()
        attributes = token["attributes"] or token["raw_attributes"] or ""
        if tag == "script" or re.search(r"(?i)\son[a-z]+\s*=", attributes):
            account.note(Reason.ACTIVE_CONTENT_REMOVED)
        if tag in FETCHED and re.search(
            r"(?i)\b(?:src|href|data)\s*=\s*[\"']?\s*(?:https?:)?//", attributes
        ):
            account.note(Reason.POINTS_OUTSIDE)
        if tag == "img":
            account.note(Reason.COULD_NOT_CHECK_IMAGES)
