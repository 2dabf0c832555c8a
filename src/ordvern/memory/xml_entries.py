"""Reads files of translations in XML as streams, in memory that does not grow with the file.

Expat parses them: no entity that a file declares is expanded and nothing outside it is fetched.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from ordvern.memory.file_entry import FileEntry, Unreadable

_CHUNK = 1 << 16
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*|\*all\*", re.IGNORECASE)
# A unit longer than a book's chapter, or deeper than inline codes ever nest, is an attack.
LONGEST, DEEPEST = 1_000_000, 64


class TooMuch(Exception):
    """The file holds what is not read; says what in words of ours."""


class Handlers(Protocol):
    """What happens at each start, end and text; `taken` hands over the entries that are done.

    `number` is the last entry's, `is_ours` whether the outermost element is the right one.
    """

    source_language: str
    number: int
    is_ours: bool

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some text of the innermost element."""

    def taken(self) -> list[FileEntry]:
        """The entries that were finished since the last call."""


class XmlEntries:
    """Iterates over the entries that `handlers` gather from a file. `form` is what the file is
    called when it turns out to be none."""

    def __init__(self, source: BinaryIO, handlers: Handlers, form: str) -> None:
        self._source, self._handlers, self._form = source, handlers, form
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = handlers.start
        self._parser.EndElementHandler = handlers.end
        self._parser.CharacterDataHandler = handlers.text
        self._parser.EntityDeclHandler = _refuse_entity

    @property
    def source_language(self) -> str:
        tag = self._handlers.source_language
        return tag if _LANGUAGE.fullmatch(tag) else ""

    def __iter__(self) -> Iterator[FileEntry]:
        while chunk := self._source.read(_CHUNK):
            self._parse(chunk)
            yield from self._handlers.taken()
        self._parse(b"", is_last=True)
        yield from self._handlers.taken()
        if not self._handlers.is_ours:
            raise Unreadable(f"the file is not {self._form}")

    def _parse(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except ExpatError as problem:
            raise self._unreadable("the XML is broken or cut off") from problem
        except TooMuch as problem:
            raise self._unreadable(str(problem)) from problem
        except (LookupError, UnicodeError, ValueError) as problem:
            raise self._unreadable("the encoding is not one that is read") from problem

    def _unreadable(self, problem: str) -> Unreadable:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        return Unreadable(problem, line, column + 1, self._handlers.number)


def _refuse_entity(*_: object) -> None:
    raise TooMuch("the file declares entities of its own, which are not read")
