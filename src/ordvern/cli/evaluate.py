"""`ordvern eval`: how well detection does on documents that somebody has marked."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO

import click

from ordvern.detection import Tuning, scan
from ordvern.detection.marking import Mark, MarkedDocument, NotMarked, Told, read_marked, told_by
from ordvern.detection.scoring import Judged, Scores, Seen, alarms, missed, score

from .complaints import Complaint, counted, plain_name
from .options import tuning_option
from .words import _, kind_of, ngettext, told

EPILOG = """\b
Each line of FILE is a document:
  {"id": "1", "text": "Kari Nordlund har astma.", "personal": true, "sensitive": ["health"],
   "spans": [{"start": 0, "end": 13, "kind": "person_name"},
             {"start": 18, "end": 23, "kind": "health"}]}
Offsets count characters (code points), end exclusive. `personal` and `sensitive` may be left
out; the spans tell then. A span counts as found when at least half of it is covered.

\b
Exit status: 0 the documents were scored, 2 the file is not of that shape.
"""
TITLES = {
    "identifier_char_recall": "identifiers: share of their characters found",
    "identifier_char_precision": "identifiers: share of what was found that is right",
    "documents_with_nothing_missed": "documents with no identifier missed",
    "findings_per_1000_words_where_nobody_is_named": "findings per 1,000 words about nobody",
}
Pair = tuple[MarkedDocument, Told]


@click.command("eval", epilog=EPILOG)
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--json", "is_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--misses", is_flag=True, help="Also list what was marked and not found.")
@click.option("--alarms", "is_alarms", is_flag=True, help="Also list what was found unmarked.")
@click.option("--show", is_flag=True, help="Print the words of what is listed, too.")
@tuning_option()
def evaluate(
    *, file: TextIO, is_json: bool, misses: bool, is_alarms: bool, show: bool,
    tuning: Tuning | None,
) -> int:  # fmt: skip
    """Score detection on the marked documents of FILE, one JSON object a line.

    Lists (with --misses and --alarms) go to standard error, so that --json stays JSON: document,
    kind and offsets, never the words unless you ask with --show.
    """
    pairs = _scanned(file, tuning)
    if misses or is_alarms:
        pairs = _listed(pairs, misses=misses, is_alarms=is_alarms, show=show)
    try:
        scores = score(pairs)
    except NotMarked as problem:
        raise Complaint(
            "{problem}.", "See `ordvern eval --help` for the shape.", problem=problem
        ) from None
    if not scores.documents:
        raise Complaint("there are no documents in the file.")
    click.echo(json.dumps(asdict(scores)) if is_json else "\n".join(_table(scores)))
    return 0


def _scanned(file: TextIO, tuning: Tuning | None) -> Iterator[Pair]:
    try:
        for document in read_marked(file):
            yield document, told_by(scan(document.text, tuning=tuning))
    except UnicodeDecodeError:
        raise Complaint("the file is not UTF-8 text.", "Save it as UTF-8.") from None


def _listed(pairs: Iterable[Pair], *, misses: bool, is_alarms: bool, show: bool) -> Iterator[Pair]:
    for document, found in pairs:
        if misses:
            _list("missed", document, missed(document, found), show=show)
        if is_alarms:
            _list("alarm", document, alarms(document, found), show=show)
        yield document, found


def _list(word: str, document: MarkedDocument, marks: Iterable[Mark], *, show: bool) -> None:
    for mark in marks:
        start, end = mark.span.start, mark.span.end
        row = [word, plain_name(document.id), mark.kind.value, f"{start}-{end}"]
        words = [f'"{plain_name(document.text[start:end])}"'] if show else []
        click.echo("\t".join([*row, *words]), err=True)


def _table(scores: Scores) -> Iterator[str]:
    yield counted(scores.documents, "document")
    for name, title in TITLES.items():
        yield f"  {told(title):<56}{_number(getattr(scores, name)):>8}"
    yield _heads(ngettext("document", "documents", 2), _("precision"), _("recall"))
    yield _judged(_("personal"), scores.document_personal)
    yield _judged(_("sensitive"), scores.document_sensitive)
    for kind, judged in scores.document_sensitive_by_kind.items():
        if judged.n or judged.precision is not None:
            yield _judged(f"  {kind_of(kind)}", judged)
    yield _heads(_("spans"), _("found"), _("same kind"))
    for kind, seen in scores.span_recall_by_kind.items():
        yield _seen(kind_of(kind), seen)


def _heads(name: str, first: str, second: str) -> str:
    return f"  {name:<32}{first:>12}{second:>12}{'n':>6}"


def _judged(name: str, of: Judged) -> str:
    return f"    {name:<30}{_number(of.precision):>12}{_number(of.recall):>12}{of.n:>6}"


def _seen(name: str, of: Seen) -> str:
    return f"    {name:<30}{_number(of.covered):>12}{_number(of.right_label):>12}{of.n:>6}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
