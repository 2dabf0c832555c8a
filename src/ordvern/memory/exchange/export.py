"""Writes units as TMX, XLIFF or a table, in pieces; of what lies beside the texts only languages
and days."""

import csv
import io
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain

from ordvern.memory.exchange.xliff_writing import xliff
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.tmx import FOOTER, header, written
from ordvern.memory.unit import Unit

COLUMNS = ("source_language", "source", "target_language", "target", "changed")


class Target(StrEnum):
    """The forms that are written."""

    TMX = "tmx"
    XLIFF = "xliff"
    CSV = "csv"
    TSV = "tsv"


class SeveralPairs(Exception):
    """The units are of more than one pair of languages, which the form cannot hold."""


def exported(units: Iterable[Unit], target: Target) -> Iterator[bytes]:
    """The file in pieces. A table holds the texts without their codes.

    Raises `SeveralPairs` while writing XLIFF of units of more than one pair of languages.
    """
    rest = iter(units)
    first = next(rest, None)
    pair = (first.source_language, first.target_language) if first else ("und", "und")
    whole = chain([first] if first else [], rest)
    match target:
        case Target.TMX:
            yield header(pair[0] if first else "")
            for number, unit in enumerate(whole, 1):
                yield written(as_entry(unit, number))
            yield FOOTER
        case Target.XLIFF:
            yield from xliff(_of(pair, whole), *pair)
        case Target.CSV | Target.TSV:
            yield from _table(whole, "\t" if target is Target.TSV else ",")


def as_entry(unit: Unit, number: int = 1) -> FileEntry:
    """A unit as an entry of a file."""
    variants = (
        Variant(unit.source_language, unit.source),
        Variant(unit.target_language, unit.target),
    )
    return FileEntry(number, variants, f"{unit.changed:%Y%m%d}" if unit.changed else "")


def _of(pair: tuple[str, str], units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        if (unit.source_language, unit.target_language) != pair:
            raise SeveralPairs
        yield unit


def _table(units: Iterable[Unit], delimiter: str) -> Iterator[bytes]:
    """Rows, with the mark by which spreadsheets know UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield b"\xef\xbb\xbf"
    for unit in units:
        source, target = unit.source.text, unit.target.text
        changed = unit.changed.isoformat() if unit.changed else ""
        writer.writerow([unit.source_language, source, unit.target_language, target, changed])
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()
