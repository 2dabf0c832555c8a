"""Reads tables of texts (CSV, TSV): source and target side by side, or a column a language."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from ordvern.memory.coded import Coded
from ordvern.memory.exchange.days import day
from ordvern.memory.file_entry import Dropped, FileEntry, Unreadable, Variant

DELIMITERS = "\t;,|"
_SAMPLE = 50
_NAMES: Mapping[str, str] = {
    "source": "source", "kilde": "source", "kjelde": "source", "source text": "source",
    "target": "target", "mål": "target", "target text": "target", "translation": "target",
    "oversettelse": "target", "omsetjing": "target",
    "source_language": "source_language", "source language": "source_language",
    "srclang": "source_language", "kildespråk": "source_language",
    "target_language": "target_language", "target language": "target_language",
    "trglang": "target_language", "målspråk": "target_language",
    "changed": "changed", "changedate": "changed", "endret": "changed",
}  # fmt: skip
_AUTHORS = frozenset({"author", "creationid", "changeid", "created by", "changed by", "user"})
_KNOWN = frozenset(_NAMES.values())
_LANGUAGE = re.compile(r"(?!id$|nr$)[a-z]{2}(?:[-_][a-zA-Z]{2,4}){0,2}")


class TableEntries:
    """Iterates over rows. A first row of known names (source, target, source_language,
    target_language, changed) or of language tags tells what the columns are; without one, the
    first two columns are source and target, in the languages given. Other columns are left
    behind and counted."""

    def __init__(
        self, lines: Iterable[str], *, source_language: str = "", target_language: str = ""
    ) -> None:
        self._lines = lines
        self.source_language = source_language
        self._target = target_language
        self._number = 0

    def __iter__(self) -> Iterator[FileEntry]:
        rest = iter(self._lines)
        sample = list(islice(rest, _SAMPLE))
        delimiter = delimiter_of(sample)
        if not delimiter:
            raise Unreadable("no columns: a table has source and target side by side", 1, 1)
        rows = csv.reader(chain(sample, rest), delimiter=delimiter, strict=True)
        try:
            yield from self._rows(rows)
        except csv.Error:
            problem = "the table is broken here: a quotation mark, or a cell that is too long"
            raise Unreadable(problem, rows.line_num, 1, self._number) from None

    def _rows(self, rows: Iterator[list[str]]) -> Iterator[FileEntry]:
        first = next(rows, [])
        columns = _named(first)
        named = (name for name in columns.values() if name not in _KNOWN)
        self.source_language = next(named, self.source_language)
        for row in rows if columns else chain([first], rows):
            if any(cell.strip() for cell in row):
                yield self._entry(row, columns or {0: "source", 1: "target"}, first)

    def _entry(self, row: Sequence[str], columns: Mapping[int, str], first: list[str]) -> FileEntry:
        self._number += 1
        cells = {columns[n]: cell for n, cell in enumerate(row) if n in columns and cell.strip()}
        texts = [
            (cells.get("source_language") or self.source_language, cells.get("source", "")),
            (cells.get("target_language") or self._target, cells.get("target", "")),
            *((name, cell) for name, cell in cells.items() if name not in _KNOWN),
        ]
        variants = tuple(
            Variant(language.replace("_", "-"), Coded(text)) for language, text in texts if text
        )
        other = [n for n, cell in enumerate(row) if n not in columns and cell.strip()]
        authors = sum(n < len(first) and first[n].strip().casefold() in _AUTHORS for n in other)
        dropped = Dropped(authors=authors, properties=len(other) - authors)
        return FileEntry(self._number, variants, day(cells.get("changed", "")), dropped=dropped)


def delimiter_of(lines: Sequence[str]) -> str:
    """The sign between columns: the one that most of the first rows have, and as often as one
    another; "" if none cuts them in two."""
    best = (0.0, "")
    for sign in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
        except csv.Error:
            continue
        usual = max({width for width in widths if width > 1}, key=widths.count, default=0)
        share = widths.count(usual) / len(widths) if usual else 0.0
        if share > best[0]:
            best = (share, sign)
    return best[1]


def _named(row: Sequence[str]) -> dict[int, str]:
    """What each column holds, by the first row; empty if that row is texts already."""
    names = [cell.strip() for cell in row]
    known = {
        n: _NAMES[name.casefold()] for n, name in enumerate(names) if name.casefold() in _NAMES
    }
    if {"source", "target"} <= set(known.values()):
        return known
    tags = {n: name for n, name in enumerate(names) if _LANGUAGE.fullmatch(name)}
    return tags if len(tags) > 1 else {}
