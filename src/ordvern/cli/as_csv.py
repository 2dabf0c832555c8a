"""Answers as CSV for spreadsheets: a row for each finding, and one for a file without any."""

from collections.abc import Iterable, Iterator
from typing import Any

from ordvern.apps.core.spreadsheet import line

from .looking import NotRead
from .report import Answer, Outcome

COLUMNS = (
    "path", "outcome", "kind", "words", "languages", "sensitive", "category", "part", "place",
    "segment", "start", "end", "confidence", "recognizer", "text",
)  # fmt: skip


def csv_lines(answers: Iterable[Answer]) -> Iterator[str]:
    """The header, then the rows; `outcome` is the risk class, or why the file was not read."""
    yield _line(COLUMNS)
    for path, outcome in answers:
        for row in _rows(outcome):
            cells = {"path": path, **row}
            yield _line(cells.get(column, "") for column in COLUMNS)


def _rows(outcome: Outcome) -> Iterator[dict[str, Any]]:
    if isinstance(outcome, NotRead):
        yield {"outcome": f"not read: {outcome.reason.value}"}
        return
    document = {
        "outcome": outcome.risk.value,
        "kind": outcome.kind.value,
        "words": outcome.words,
        "languages": " ".join(outcome.languages),
        "sensitive": " ".join(sorted(outcome.sensitive)),
    }
    for found in outcome.findings:
        spot = found.spot
        yield {
            **document,
            "category": found.category.value,
            "part": spot.part.value,
            "place": spot.place,
            "segment": spot.segment,
            "start": spot.start,
            "end": spot.end,
            "confidence": found.confidence,
            "recognizer": found.recognizer,
            "text": spot.text or "",
        }
    if not outcome.findings:
        yield document


def _line(cells: Iterable[object]) -> str:
    return line(cells, delimiter=",", end="")
