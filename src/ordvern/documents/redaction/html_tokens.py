"""HTML source cut into tags, texts and comments, each with its place, as browsers cut it.

Follows the tokenizer of the HTML standard (13.2.5) as far as places of text need it.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT = re.compile(r"<!--(?:-?>|(.*?)(?:--!?>|\Z))", re.DOTALL)
DECLARATION = re.compile(r"<(?:[!?]|/(?![a-zA-Z]))([^>]*)(?:>|\Z)")
TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
ATTRIBUTE = re.compile(
    r"[\s/]*([^\s/>=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|(?![\"'])[^\s>]+|))?"
)
TAG_END = re.compile(r"[\s/]*>")
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"])
ESCAPABLE_RAW = frozenset({"title", "textarea"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """`start:end` is the value in the source, quotes included; `value` is decoded."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is text, raw, comment, open or close; `start:end` is its place in the source."""

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokens(source: str) -> Iterator[Token]:
    """Everything in `source`, in order; whatever cannot be a tag is text."""
    at = text_from = 0
    while (at := source.find("<", at)) >= 0:
        token = _markup(source, at)
        if token is None:
            at += 1
            continue
        if text_from < at:
            yield Token("text", text_from, at)
        yield token
        at = token.end
        if token.kind == "open" and token.name in RAW | ESCAPABLE_RAW:
            end = _end_of_raw(source, at, token.name)
            if end > at:
                kind = "raw" if token.name in RAW else "text"
                yield Token(kind, at, end, token.name)
            at = end
        text_from = at
    if text_from < len(source):
        yield Token("text", text_from, len(source))


def characters(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters that `source[start:end]` shows, each with its place in the source."""
    at = start
    for entity in ENTITY.finditer(source, start, end):
        shown = html.unescape(entity.group())
        if shown == entity.group():
            continue
        for place in range(at, entity.start()):
            yield source[place], place, place + 1
        for character in shown:
            yield character, entity.start(), entity.end()
        at = entity.end()
    for place in range(at, end):
        yield source[place], place, place + 1


def _markup(source: str, at: int) -> Token | None:
    comment = COMMENT.match(source, at)
    if comment:
        return Token("comment", at, comment.end())
    declaration = DECLARATION.match(source, at)
    if declaration:
        return Token("comment", at, declaration.end(), "declaration")
    name = TAG_NAME.match(source, at)
    if name is None:
        return None
    attributes, end = _attributes(source, name.end())
    if end < 0:
        return None
    kind = "close" if source[at + 1] == "/" else "open"
    return Token(kind, at, end, name.group(1).lower(), attributes)


def _attributes(source: str, at: int) -> tuple[tuple[Attribute, ...], int]:
    """The attributes from `at` on and where their tag ends; -1 if it never does."""
    found: list[Attribute] = []
    while True:
        end = TAG_END.match(source, at)
        if end:
            return tuple(found), end.end()
        match = ATTRIBUTE.match(source, at)
        if match is None or match.end() == at:
            return (), -1
        if match.group(2):
            start, stop = match.span(2)
            raw = match.group(2)
            plain = raw[1:-1] if raw[0] in "\"'" else raw
            found.append(Attribute(match.group(1).lower(), html.unescape(plain), start, stop))
        at = match.end()


def _end_of_raw(source: str, at: int, name: str) -> int:
    if name == "plaintext":
        return len(source)
    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return end.start() if end else len(source)
