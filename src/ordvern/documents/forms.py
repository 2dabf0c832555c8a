"""Forms that plain text may have (JSON, PO, tables), cut into what their fields say.

JSON is RFC 8259, also one document a line; PO is GNU gettext's; tables are RFC 4180 with any one of
the usual separators.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice

SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\b(?:true|false|null)\b', re.DOTALL)
PO_STRING = re.compile(
    r"^(?P<before>(?:#[|~][ \t]*)*(?P<word>msg[a-z_]+(?:\[\d+\])?)?[ \t]*)"
    r'"(?P<body>(?:[^"\\\n]|\\.)*)"[ \t]*\r?$',
    re.MULTILINE,
)
PO_KEYWORD = re.compile(r'^(?:#[|~][ \t]*)*msg[a-z_]+(?:\[\d+\])?[ \t]*(?=")', re.MULTILINE)
PO_ENTRY = re.compile(r'^msgid[ \t]+"[^\n]*\n(?:[^\n]*\n)*?(?:#~ )?msgstr', re.MULTILINE)
PO_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
PO_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
SEPARATORS = ";\t,|"
SAMPLE_ROWS = 40


class Form(StrEnum):
    """What a plain text is beyond a text."""

    JSON = "json"
    PO = "po"
    TABLE = "table"
    PLAIN = "plain"


@dataclass(slots=True)
class Stretch:
    """`start:end` of the source says `says`; `spell` writes other words there, None if nothing
    may be written. `is_number` for a number that no quotes stand around."""

    start: int
    end: int
    says: str
    spell: Callable[[str], str] | None = None
    is_number: bool = False
    is_changed: bool = False


def form_of(text: str) -> Form:
    """By the content alone: names of files are not asked."""
    if _is_json(text):
        return Form.JSON
    if PO_ENTRY.search(text[: 1 << 20]):
        return Form.PO
    return Form.TABLE if separator_of(text) else Form.PLAIN


def stretches(text: str, form: Form, encoding: str = "utf-8") -> list[Stretch]:
    """All of `text`, cut into what can be written anew and what stands between; none for PLAIN.

    `encoding` is that of the file: letters it lacks are written as escapes where the form can.
    """
    if form is Form.JSON:
        return list(_between(text, _json_fields(text, encoding), _fixed))
    if form is Form.PO:
        return list(_between(text, _po_fields(text), _free))
    if form is Form.TABLE:
        return list(_between(text, _cells(text, separator_of(text)), _parting))
    return []


def told(line: str, form: Form) -> str:
    """A line as people read it: without the escapes of its form."""
    if form is Form.JSON:
        return SCALAR.sub(lambda found: _unescaped(found.group()), line)
    if form is Form.PO:
        return PO_STRING.sub(lambda at: f'{at["before"]}"{_po_told(at["body"])}"', line)
    return line


def _is_json(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start not in {"{", "["}:
        return False
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _is_json_lines(text)
    return True


def _is_json_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict | list) for line in lines)
    except (ValueError, RecursionError):
        return False


def _unescaped(token: str) -> str:
    """A string without its escapes but with its quotes; line feeds in it read as spaces."""
    if "\\" not in token:
        return token
    words = str(json.loads(token, strict=False))
    return '"' + words.replace("\n", " ").replace("\r", " ") + '"'


def _json_fields(text: str, encoding: str) -> Iterator[Stretch]:
    for found in SCALAR.finditer(text):
        token = found.group()
        says = str(json.loads(token, strict=False)) if token.startswith('"') else token
        spell = partial(_json_spelled, escaped="\\u" in token, encoding=encoding)
        is_number = token[0] not in '"tfn'
        yield Stretch(found.start(), found.end(), says, spell, is_number)


def _json_spelled(says: str, *, escaped: bool, encoding: str) -> str:
    written = json.dumps(says, ensure_ascii=escaped)
    try:
        written.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(says)
    return written


def _po_fields(text: str) -> Iterator[Stretch]:
    """Strings; those that go on from the line before follow it without anything between. Keywords
    cannot change."""
    end = 0
    for found in PO_STRING.finditer(text):
        if not found["word"] and end and not text[end : found.start()].strip():
            yield Stretch(end, found.start("body"), "")
        elif found["word"]:
            yield _fixed(text, *found.span("word"))
        yield Stretch(found.start("body"), found.end("body"), _po_told(found["body"]), _po_spelled)
        end = found.end("body") + 1
        yield Stretch(found.end("body"), end, "")


def _po_told(body: str) -> str:
    def letter(at: re.Match[str]) -> str:
        octal, wide, other = at.groups()
        if octal or wide:
            return chr(int(octal or wide, 8 if octal else 16))
        return PO_LETTERS.get(other, other)

    return PO_ESCAPE.sub(letter, body) if "\\" in body else body


def _po_spelled(says: str) -> str:
    written = says.replace("\\", "\\\\").replace('"', '\\"')
    for name, letter in PO_LETTERS.items():
        written = written.replace(letter, f"\\{name}")
    return written


def separator_of(text: str) -> str:
    """What parts the cells of a table; "" if the text is none."""
    for separator in SEPARATORS:
        try:
            rows = list(islice(csv.reader(_lines(text), delimiter=separator), SAMPLE_ROWS))
        except csv.Error:
            continue
        widths = {len(row) for row in rows if row}
        if len(rows) > 1 and len(widths) == 1 and widths.pop() > 1:
            return separator
    return ""


def _lines(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _cells(text: str, separator: str) -> Iterator[Stretch]:
    parts = re.escape(separator)
    cell = re.compile(rf'(?:^|(?<=[{parts}\r\n]))(?:"((?:[^"]|"")*)"|([^{parts}\r\n]+))')
    for found in cell.finditer(text):
        if found[1] is not None:
            yield Stretch(found.start(), found.end(), found[1].replace('""', '"'), _quoted)
        else:
            spell = partial(_cell_spelled, separator=separator)
            yield Stretch(found.start(), found.end(), found[2], spell)


def _quoted(says: str) -> str:
    return '"' + says.replace('"', '""') + '"'


def _cell_spelled(says: str, *, separator: str) -> str:
    return _quoted(says) if any(sign in says for sign in (separator, '"', "\n", "\r")) else says


def _between(
    text: str, fields: Iterator[Stretch], other: Callable[[str, int, int], Stretch]
) -> Iterator[Stretch]:
    """The fields, and what stands between them as `other` makes it."""
    at = 0
    for each in fields:
        if at < each.start:
            yield other(text, at, each.start)
        yield each
        at = each.end
    if at < len(text):
        yield other(text, at, len(text))


def _fixed(text: str, start: int, end: int) -> Stretch:
    return Stretch(start, end, text[start:end])


def _parting(text: str, start: int, end: int) -> Stretch:
    """Between two cells of a row or two rows, whatever the separator: as sheets are told."""
    return Stretch(start, end, "\n" if "\n" in text[start:end] else "\t")


def _free(text: str, start: int, end: int) -> Stretch:
    """Comments and keywords, which are written as they are read."""
    return Stretch(start, end, text[start:end], str)
