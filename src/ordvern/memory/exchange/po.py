"""Reads PO files (gettext) as a stream of entries; of their comments and header only the language
is taken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ordvern.memory.coded import Coded
from ordvern.memory.file_entry import Dropped, FileEntry, Unreadable, Variant
from ordvern.memory.xml_entries import LONGEST

_LINE = re.compile(r'\s*(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(.*)"\s*')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
_LANGUAGE = re.compile(r"^Language:\s*([A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8})*)", re.MULTILINE)
_AUTHORS = re.compile(r"^(?:Last-Translator|Language-Team|Report-Msgid-Bugs-To):", re.MULTILINE)


@dataclass(slots=True)
class _Message:
    """The fields of a message by keyword, and what was seen beside them."""

    fields: dict[str, str] = field(default_factory=dict)
    last: str = ""
    notes: int = 0
    length: int = 0
    is_fuzzy: bool = False


class PoEntries:
    """Iterates over messages; a plural is an entry of its own, a fuzzy one is not translated.

    Files do not name the language of their sources, and some not that of their translations: they
    are given for that case.
    """

    def __init__(
        self, lines: Iterable[str], *, source_language: str = "", target_language: str = ""
    ) -> None:
        self._lines = lines
        self.source_language = source_language
        self._target = target_language
        self._number = self._authors = self._notes = 0

    def __iter__(self) -> Iterator[FileEntry]:
        message = _Message()
        for number, line in enumerate(self._lines, 1):
            text = line.strip()
            is_comment = text.startswith("#")
            found = None if is_comment or not text else _LINE.fullmatch(text)
            if text and not is_comment and not found:
                raise Unreadable("this line is not PO", number, 1, self._number)
            begins = found and found[1] in ("msgctxt", "msgid") and "msgid" in message.fields
            if (begins or not found) and "msgid" in message.fields:
                yield from self._entries(message)
                message = _Message()
            message.notes += is_comment
            message.is_fuzzy |= text.startswith("#,") and "fuzzy" in text
            if found:
                self._take(message, found[1] or message.last, found[2], number)
        yield from self._entries(message)

    def _take(self, message: _Message, name: str, value: str, line: int) -> None:
        message.length += len(value)
        if not name or message.length > LONGEST:
            problem = "a text without a keyword" if not name else "a message is too long"
            raise Unreadable(problem, line, 1, self._number)
        message.last = name
        message.fields[name] = message.fields.get(name, "") + _ESCAPE.sub(_sign, value)

    def _entries(self, message: _Message) -> Iterator[FileEntry]:
        texts = message.fields
        if not texts.get("msgid"):
            self._header(texts.get("msgstr", ""))
            self._notes += message.notes
            return
        singular = texts.get("msgstr", texts.get("msgstr[0]", ""))
        pairs = [(texts["msgid"], singular)]
        if plural := texts.get("msgid_plural"):
            pairs.append((plural, texts.get("msgstr[1]", "")))
        dropped = Dropped(self._authors, self._notes + message.notes, "msgctxt" in texts)
        self._authors = self._notes = 0
        for source, target in pairs:
            self._number += 1
            variants = [Variant(self.source_language, Coded(source))]
            if target and not message.is_fuzzy:
                variants.append(Variant(self._target, Coded(target)))
            yield FileEntry(self._number, tuple(variants), dropped=dropped)
            dropped = Dropped()

    def _header(self, text: str) -> None:
        """Take the language and count who is named."""
        found = _LANGUAGE.search(text)
        if found:
            self._target = found[1].replace("_", "-")
        self._authors += len(_AUTHORS.findall(text))


def _sign(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _SIGNS.get(code, code)
