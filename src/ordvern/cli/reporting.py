"""Looks at one file and reports; what a worker does, in this process or in another."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from ordvern.detection import Tuning
from ordvern.detection.explaining import Place, Term, explain
from ordvern.documents import Reason
from ordvern.text import Category, Language, Segment

from .complaints import plain_name
from .files import Input
from .looking import NotRead, Seen, look
from .naming import named_by
from .report import Found, Outcome, Report, Spot, Weighed
from .words import told


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for; the same for all files of a run."""

    categories: frozenset[Category] = frozenset(Category)
    languages: tuple[Language, ...] = ()
    tuning: Tuning | None = None
    show: bool = False
    explain: bool = False
    ocr: bool = True
    password: str = field(default="", repr=False)
    tagger: Path | None = None


def look_at(file: Input, options: Options) -> Outcome:
    """A fault with one file must not end the look at the others; it counts as unread."""
    try:
        seen = look(
            file.content(),
            name=file.name,
            categories=options.categories,
            languages=options.languages or None,
            tuning=options.tuning,
            ocr=options.ocr,
            password=options.password,
            tagger=named_by(options.tagger),
        )
        return seen if isinstance(seen, NotRead) else _report(seen, options)
    except OSError as problem:
        tell_fault(file, problem.strerror or type(problem).__name__)
        return NotRead(Reason.TRY_AGAIN)
    except Exception as problem:
        if os.environ.get("ORDVERN_DEBUG"):
            raise
        tell_fault(file, type(problem).__name__)
        return NotRead(Reason.TRY_AGAIN)


def tell_fault(file: Input, problem: str) -> None:
    """Say on standard error what a file met: the system's words, or the class of a fault."""
    click.echo(f"ordvern: {plain_name(str(file.path))}: {told(problem)}", err=True)


def _report(seen: Seen, options: Options) -> Report:
    return Report(
        kind=seen.kind,
        words=seen.words,
        languages=seen.languages,
        findings=tuple(
            Found(
                each.category,
                _spot(seen.segments, Place(each.segment, each.span), options),
                each.confidence,
                each.recognizer,
            )
            for each in seen.findings
        ),
        notices=seen.notices,
        personal=seen.personal,
        sensitive=seen.sensitive,
        risk=seen.risk,
        terms=tuple(_terms(seen.segments, options)) if options.explain else None,
    )


def _terms(segments: tuple[Segment, ...], options: Options) -> Iterator[Weighed]:
    explained = explain(
        segments,
        languages=options.languages or None,
        tuning=options.tuning,
        tagger=named_by(options.tagger),
    )
    for term in explained.terms:
        if term.category in options.categories:
            yield _weighed(segments, term, options)


def _weighed(segments: tuple[Segment, ...], term: Term, options: Options) -> Weighed:
    return Weighed(
        Found(term.category, _spot(segments, term.place, options), term.score, term.recognizer),
        term.strength,
        term.why,
        term.verdict,
        tuple(_spot(segments, place, options) for place in term.about),
    )


def _spot(segments: tuple[Segment, ...], place: Place, options: Options) -> Spot:
    segment = segments[place.segment]
    start, end = place.span.start, place.span.end
    words = segment.text[start:end] if options.show else None
    return Spot(segment.part, segment.locator, place.segment, start, end, words)
