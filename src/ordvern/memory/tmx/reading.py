"""Reads TMX as a stream, in memory that does not grow with the file.

Expat parses it: no entity that a file declares is expanded and nothing outside it is fetched.
Attributes and elements are taken by an allow-list; the rest is counted and left behind.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

from ordvern.memory.tmx.entry import TmxEntry
from ordvern.memory.tmx.handlers import Handlers, TooMuch

_CHUNK = 1 << 16
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*|\*all\*", re.IGNORECASE)


class NotTmx(Exception):
    """The file is no TMX, or not whole. `problem` says why in a few words of ours; `line` and
    `column` (from 1) say where; `units` how many were read before."""

    def __init__(self, problem: str, line: int = 0, column: int = 0, units: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.line, self.column, self.units = problem, line, column, units


class TmxReader:
    """Iterates over the entries of a TMX file.

    `source_language` is the header's `srclang` ("*all*" if any language may be the source); it is
    "" until the first entry has been read. Raises `NotTmx` while iterating.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._handlers = Handlers()
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._handlers.start
        self._parser.EndElementHandler = self._handlers.end
        self._parser.CharacterDataHandler = self._handlers.text
        self._parser.EntityDeclHandler = _refuse_entity

    @property
    def source_language(self) -> str:
        tag = self._handlers.source_language
        return tag if _LANGUAGE.fullmatch(tag) else ""

    def __iter__(self) -> Iterator[TmxEntry]:
        while chunk := self._source.read(_CHUNK):
            self._parse(chunk)
            yield from self._handlers.taken()
        self._parse(b"", is_last=True)
        yield from self._handlers.taken()
        if not self._handlers.is_tmx:
            raise NotTmx("the file is not TMX")

    def _parse(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except ExpatError as problem:
            raise self._not_tmx("the XML is broken or cut off") from problem
        except TooMuch as problem:
            raise self._not_tmx(str(problem)) from problem
        except (LookupError, UnicodeError, ValueError) as problem:
            raise self._not_tmx("the encoding is not one that is read") from problem

    def _not_tmx(self, problem: str) -> NotTmx:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        return NotTmx(problem, line, column + 1, self._handlers.number)


def _refuse_entity(*_: object) -> None:
    raise TooMuch("the file declares entities of its own, which are not read")
