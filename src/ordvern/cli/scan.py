"""`ordvern scan`: what personal and sensitive data files hold, by kind and place."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO

import click

from ordvern.detection import Tuning
from ordvern.text import Language

from .as_csv import csv_lines
from .as_json import as_json
from .as_sarif import sarif_lines
from .complaints import Complaint, plain_name
from .files import STDIN, inputs
from .naming import named_by
from .options import (
    category_options,
    chosen,
    language_choice,
    ocr_option,
    password_option,
    tagger_option,
    tuning_option,
)
from .report import Answer, status_of
from .reporting import Options
from .scanning import Crew, scanned
from .table import Verdict, in_all, lines, verdict_of
from .words import _

EPILOG = """\b
Exit status: 0 nothing was found, 1 something was found, 2 a file could not be read
(whatever was found in the others) or the usage was wrong.

\b
Examples:
  ordvern scan letter.docx
  ordvern scan --show letter.docx                  also print the words found
  ordvern scan --explain letter.docx               also tell why, finding by finding
  ordvern scan --only special archive/             only the kinds of GDPR Art. 9 and 10
  ordvern scan --format json archive/ > found.json
  ordvern scan --workers 4 --resume state.jsonl --format csv archive/ > found.csv
  cat letter.txt | ordvern scan -
"""


@click.command("scan", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "sarif"]), default="table",
    show_default=True, help="A table for people; one JSON array with an object for each file; CSV "
    "with a row for each finding; SARIF 2.1.0.",
)  # fmt: skip
@click.option("--show", is_flag=True, help="Print the words that were found, too.")
@click.option(
    "--explain", is_flag=True,
    help="Tell the recognizer, place and confidence of each finding, and of each sensitive word "
    "why it counts or not (table and JSON).",
)  # fmt: skip
@category_options()
@tuning_option()
@tagger_option()
@click.option(
    "--language", "languages", type=language_choice(), multiple=True,
    help="The language of the text, if it is not to be guessed; may be repeated.",
)  # fmt: skip
@ocr_option()
@password_option()
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=min(4, os.cpu_count() or 1), metavar="N",
    help="Files read at a time.  [default: one a core, at most 4]",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N",
    help="Read and scan on N processes, for archives; --jobs does not matter then.",
)  # fmt: skip
@click.option(
    "--resume", type=click.Path(dir_okay=False, path_type=Path), metavar="STATE",
    help="Note in this file what is done, and go on from it if it exists.",
)  # fmt: skip
@click.option(
    "--jsonl", type=click.File(encoding="utf-8"), metavar="FILE",
    help='Instead of files: a document a line, {"id", "text"}; answers in the same order.',
)  # fmt: skip
def scan(
    *, paths: tuple[Path, ...], jsonl: TextIO | None, form: str, jobs: int, workers: int | None,
    resume: Path | None, **others: Any,
) -> int:  # fmt: skip
    """Find personal and sensitive data in files, and in all files below folders.

    Tells the kind and the place of each finding, never the words unless you ask with --show.
    The files are only read: nothing is changed, kept or sent anywhere. (With --resume, places
    and kinds are kept in STATE, and no words.)
    """
    options = _options(**others)
    if jsonl:
        return _answer_lines(jsonl, options)
    _require_possible(paths, options, form=form, workers=workers, resume=resume)
    files = [file for file in inputs(paths) if file.path != resume]
    with closing(scanned(files, options, Crew(jobs, workers), resume)) as answers:
        try:
            return _print(answers, FORMS[form])
        except KeyboardInterrupt:
            if resume:
                kept = _("What is done is in {file}; the same command goes on.")
                click.echo(kept.format(file=plain_name(str(resume))), err=True)
            raise


def _options(
    *, only: Sequence[str], without: Sequence[str], languages: Sequence[str],
    tuning: Tuning | None, show: bool, explain: bool, ocr: bool, password: str,
    tagger: Path | None,
) -> Options:  # fmt: skip
    return Options(
        chosen(only, without), tuple(map(Language, languages)), tuning,
        show=show, explain=explain, ocr=ocr, password=password,
        tagger=tagger,
    )  # fmt: skip


def _require_possible(
    paths: Sequence[Path], options: Options, *, form: str, workers: int | None, resume: Path | None
) -> None:
    """Raise Complaint for options that do not go together."""
    if not paths:
        raise Complaint("there is nothing to scan.", "Name files or folders, or - for input.")
    if STDIN in paths and (workers or resume):
        raise Complaint(
            "standard input can only be read by itself.", "Leave --workers and --resume out."
        )
    if options.show and resume:
        raise Complaint("words are not kept, so --show cannot go with --resume.", "Leave one out.")
    if options.show and form == "sarif":
        raise Complaint("SARIF has no words.", "Use --format json, or leave --show out.")
    if options.explain and form in ("csv", "sarif"):
        raise Complaint(
            "--explain goes with --format table or json.", "Leave it out, or use those."
        )


def _print(answers: Iterable[Answer], put: Callable[[Iterator[Answer]], Iterator[str]]) -> int:
    """Print all answers, and give the exit status they amount to."""
    status = 0

    def noted() -> Iterator[Answer]:
        nonlocal status
        for name, outcome in answers:
            status = max(status, status_of(outcome))
            yield name, outcome

    for line in put(noted()):
        click.echo(line)
    return status


def _as_table(answers: Iterable[Answer]) -> Iterator[str]:
    seen: Counter[Verdict] = Counter()
    for name, outcome in answers:
        seen[verdict_of(outcome)] += 1
        yield "\n".join(lines(name, outcome))
    if seen.total() > 1:
        yield in_all(seen)


def _as_array(answers: Iterable[Answer]) -> Iterator[str]:
    """One array, written as it comes, so that a large archive needs no memory."""
    opening = "["
    for name, outcome in answers:
        yield opening + json.dumps({"path": name, **as_json(outcome)}, ensure_ascii=False)
        opening = ","
    yield "[]" if opening == "[" else "]"


FORMS: dict[str, Callable[[Iterator[Answer]], Iterator[str]]] = {
    "table": _as_table,
    "json": _as_array,
    "csv": csv_lines,
    "sarif": sarif_lines,
}


def _answer_lines(source: TextIO, options: Options) -> int:
    from ordvern.detection.batch import AT_ONCE
    from ordvern.detection.evaluation import answers

    status = 0
    # Whoever writes into a pipe may wait for an answer before writing on.
    at_once = AT_ONCE if source.seekable() else 1
    tagger = named_by(options.tagger)
    try:
        for line in answers(source, tuning=options.tuning, tagger=tagger, at_once=at_once):
            status = status or int(json.loads(line)["findings"] != [])
            click.echo(line)
    except ValueError as problem:
        raise Complaint(
            "{problem}.", 'Each line is {{"id": ..., "text": ...}}.', problem=problem
        ) from None
    return status
