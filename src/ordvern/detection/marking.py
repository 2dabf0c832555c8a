"""Marked documents: texts in which a person has noted what should be found, one a line of JSON.

A line: ``{"id", "text", "spans": [{"start", "end", "kind"}], "personal", "sensitive"}``, offsets
in code points. Where `personal` or `sensitive` is left out, the spans tell.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ordvern.detection.scan import Scan
from ordvern.text import Category, Span


class NotMarked(Exception):
    """A line is no marked document; the message tells which line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document and its kind, marked by a person or found by a scan."""

    kind: Category
    span: Span


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells, by a person's marks or by a scan."""

    personal: bool
    sensitive: frozenset[Category]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A text and what it tells according to whoever marked it."""

    id: str
    text: str
    told: Told


def told_by(found: Scan) -> Told:
    """What a scan of a single text tells."""
    assessment = found.assessment
    marks = tuple(Mark(finding.category, finding.span) for finding in found.findings)
    return Told(assessment.personal, assessment.sensitive, marks)


def read_marked(lines: Iterable[str]) -> Iterator[MarkedDocument]:
    """The documents of a marked file; raises NotMarked. Empty lines are skipped."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _document(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as problem:
                raise NotMarked(f"line {number} {_what(problem)}") from None


def _document(entry: dict[str, Any]) -> MarkedDocument:
    text = entry["text"]
    if not isinstance(text, str):
        raise TypeError
    marks = tuple(_mark(span, text) for span in entry["spans"])
    kinds = entry.get("sensitive", [mark.kind for mark in marks if mark.kind.is_special])
    sensitive = frozenset(Category(kind) for kind in kinds)
    return MarkedDocument(
        str(entry["id"]), text, Told(bool(entry.get("personal", marks)), sensitive, marks)
    )


def _mark(entry: dict[str, Any], text: str) -> Mark:
    span = Span(int(entry["start"]), int(entry["end"]))
    if not 0 < len(span) <= len(text) - span.start:
        raise ValueError("has a span outside its text")
    return Mark(Category(entry["kind"]), span)


def _what(problem: Exception) -> str:
    """What is wrong with a line, without a word of it."""
    if isinstance(problem, json.JSONDecodeError):
        return "is no JSON"
    if isinstance(problem, KeyError):
        return f"has no {problem.args[0]}"
    if "is not a valid Category" in str(problem):
        return "has a kind that does not exist"
    if isinstance(problem, ValueError):
        return "has a span outside its text"
    return "is no document with an id, a text and spans"
