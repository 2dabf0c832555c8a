"""Redacts HTML in its source: texts across inline tags, attributes, comments, scripts, styles."""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from ordvern.documents.redaction.html_tokens import Attribute, Token, characters, tokens
from ordvern.documents.redaction.plain import writable
from ordvern.documents.redaction.structure import strong_among, words
from ordvern.documents.redaction.values import ROUNDS, Values
from ordvern.documents.redaction.web_address import NOWHERE, redact_address

INLINE = words("""
    a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt
    ruby s samp small span strike strong sub sup time tt u var wbr o:p
""")
ADDRESSES = words("""
    href src action data formaction poster cite background longdesc ping srcset usemap
    xlink:href
""")
WORDS = words("alt title content placeholder value label summary name id for abbr download")
ESCAPED = re.compile(r"\\u\{?([0-9a-fA-F]{2,6})\}?|\\x([0-9a-fA-F]{2})")
TAGS = re.compile(r"<[^>]*>")
DATA = re.compile(r"data:[^,]*;base64,([A-Za-z0-9+/=\s%]+)", re.IGNORECASE)

Shown = tuple[str, int, int]  # a character and its place in the source


@dataclass(slots=True)
class Editor:
    """Collects the changes to one source text and makes them all at the end."""

    source: str
    values: Values
    encoding: str
    removed: int = 0
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def change(self, start: int, end: int, text: str) -> None:
        self.edits.append((start, end, text))

    def label(self, label: str) -> str:
        return html.escape(writable(label, self.encoding))

    def result(self) -> str:
        source = self.source
        for start, end, text in sorted(self.edits, reverse=True):
            source = source[:start] + text + source[end:]
        return source


def redact_html(source: str, values: Values, encoding: str) -> tuple[str, int]:
    """The source without the values, else as it was; and how many places changed."""
    removed = 0
    for _ in range(ROUNDS):
        source, count = _redact_once(source, values, encoding)
        removed += count
        if not count:
            break
    return source, removed


def _redact_once(source: str, values: Values, encoding: str) -> tuple[str, int]:
    editor = Editor(source, values, encoding)
    strong = strong_among(values)
    line: list[Shown] = []
    for token in tokens(source):
        if token.kind == "text":
            line.extend(characters(source, token.start, token.end))
        elif token.kind in {"raw", "comment"}:
            _redact_code(editor, token)
        else:
            _redact_tag(editor, token, strong)
            if token.name not in INLINE:
                _redact_line(editor, line)
                line = []
    _redact_line(editor, line)
    return editor.result(), editor.removed


def _redact_line(editor: Editor, line: list[Shown]) -> None:
    """The line as one text; then each stretch between two tags alone, for a word that only a tag
    parts from the next."""
    done: set[int] = set()
    for text in (line, *_stretches(line)):
        for hit in editor.values.find("".join(character for character, _, _ in text)):
            places = dict.fromkeys((start, end) for _, start, end in text[hit.start : hit.end])
            if done & {start for start, _ in places}:
                continue
            editor.removed += 1
            label = editor.label(hit.label)
            for start, end in places:
                done.add(start)
                editor.change(start, end, label)
                label = ""


def _stretches(line: list[Shown]) -> Iterator[list[Shown]]:
    stretch: list[Shown] = []
    for character in line:
        if stretch and character[1] > stretch[-1][2]:
            yield stretch
            stretch = []
        stretch.append(character)
    if len(stretch) < len(line):
        yield stretch


def _redact_code(editor: Editor, token: Token) -> None:
    """Scripts, styles, comments: values go where they stand plain; hidden behind escapes, the
    whole goes."""
    text = editor.source[token.start : token.end]
    hits = editor.values.find(text)
    for hit in hits:
        start, end = token.start + hit.start, token.start + hit.end
        editor.change(start, end, editor.label(hit.label))
    editor.removed += len(hits)
    rest, _ = editor.values.replace(text)
    behind = {
        unescaped(rest),
        html.unescape(rest),
        TAGS.sub("", html.unescape(rest)),
        unquote(rest),
    }
    if any(editor.values.find(each) for each in behind):
        editor.edits = [edit for edit in editor.edits if not token.start <= edit[0] < token.end]
        editor.change(token.start, token.end, "")
        editor.removed += 1


def _redact_tag(editor: Editor, token: Token, strong: Values) -> None:
    """Attributes one by one; a stray quote can make names of words, and then all of them go."""
    between, at = "", token.start
    for attribute in token.attributes:
        between += editor.source[at : attribute.start] + " . "
        at = attribute.end
    between += editor.source[at : token.end]
    if strong.find(between[1 + len(token.name) :]):
        slash = "/" if token.kind == "close" else ""
        editor.change(token.start, token.end, f"<{slash}{token.name}>")
        editor.removed += 1
        return
    for attribute in token.attributes:
        _redact_attribute(editor, attribute, strong)


def _redact_attribute(editor: Editor, attribute: Attribute, strong: Values) -> None:
    name, value = attribute.name, attribute.value
    bears_words = name in WORDS | ADDRESSES or name.startswith(("aria-", "data-", "on"))
    values = editor.values if bears_words else strong
    if name == "srcdoc":
        written, count = redact_html(value, editor.values, editor.encoding)
    elif _hides(value, editor.values):
        written, count = NOWHERE, 1
    elif name in ADDRESSES or ":" in value[:12]:
        written, count = redact_address(value, values)
    else:
        written, count = values.replace(value)
        if not count and values.find(unescaped(value)):
            written, count = "", 1
    if count:
        editor.removed += count
        editor.change(attribute.start, attribute.end, f'"{editor.label(written)}"')


def _hides(value: str, values: Values) -> bool:
    """Whether an address carries its content along, and a value in it."""
    data = DATA.match(value)
    if data is None:
        return False
    try:
        content = base64.b64decode(unquote(data.group(1)))
    except (binascii.Error, ValueError):
        return False
    return bool(values.find(content.decode("utf-8", "replace")))


def unescaped(code: str) -> str:
    """Script text with its numbered escapes made characters."""
    return ESCAPED.sub(lambda match: _character(match.group(1) or match.group(2)), code)


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
