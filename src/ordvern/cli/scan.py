"""`ordvern scan`: what personal and sensitive data files hold, by kind and place."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from ordvern.documents import Reason
from ordvern.text import Language

from .as_json import as_json
from .complaints import Complaint, plain_name
from .files import Input, inputs
from .looking import NotRead, Seen, look
from .options import category_options, chosen, language_choice
from .progress import counted
from .table import lines

EPILOG = """\b
Exit status: 0 nothing was found, 1 something was found, 2 a file could not be read
(whatever was found in the others) or the usage was wrong.

\b
Examples:
  ordvern scan letter.docx
  ordvern scan --show letter.docx                  also print the words found
  ordvern scan --only special archive/             only the kinds of GDPR Art. 9 and 10
  ordvern scan --format json archive/ > found.json
  cat letter.txt | ordvern scan -
"""
Answer = tuple[str, Seen | NotRead]


@click.command("scan", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="A table for people, or one JSON array with an object for each file.",
)  # fmt: skip
@click.option("--show", is_flag=True, help="Print the words that were found, too.")
@category_options()
@click.option(
    "--language", "languages", type=language_choice(), multiple=True,
    help="The language of the text, if it is not to be guessed; may be repeated.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=min(4, os.cpu_count() or 1), metavar="N",
    help="Files read at a time.  [default: one a core, at most 4]",
)  # fmt: skip
@click.option(
    "--jsonl", type=click.File(encoding="utf-8"), metavar="FILE",
    help='Instead of files: a document a line, {"id", "text"}; answers in the same order.',
)  # fmt: skip
def scan(
    *,
    paths: tuple[Path, ...],
    jsonl: TextIO | None,
    form: str,
    show: bool,
    jobs: int,
    **others: Any,
) -> int:
    """Find personal and sensitive data in files, and in all files below folders.

    Tells the kind and the place of each finding, never the words unless you ask with --show.
    The files are only read: nothing is changed, kept or sent anywhere.
    """
    if jsonl:
        return _answer_lines(jsonl)
    if not paths:
        raise Complaint("there is nothing to scan.", "Name files or folders, or - for input.")
    answers = counted(list(inputs(paths)), lambda each: _looked_at(each, **others), jobs=jobs)
    return _print(answers, _as_array if form == "json" else _as_table, show=show)


def _looked_at(
    file: Input, *, only: tuple[str, ...], without: tuple[str, ...], languages: tuple[str, ...]
) -> Answer:
    """A fault with one file must not end the look at the others; it counts as unread."""
    try:
        seen = look(
            file.content(),
            name=file.name,
            categories=chosen(only, without),
            languages=[Language(language) for language in languages] or None,
        )
    except OSError:
        return str(file.path), NotRead(Reason.TRY_AGAIN)
    except Exception as problem:
        if os.environ.get("ORDVERN_DEBUG"):
            raise
        click.echo(f"ordvern: {plain_name(str(file.path))}: {type(problem).__name__}", err=True)
        return str(file.path), NotRead(Reason.TRY_AGAIN)
    return str(file.path), seen


def _print(answers: Iterable[Answer], put: Callable[..., Iterator[str]], *, show: bool) -> int:
    """Print all answers, and give the exit status they amount to."""
    status = 0

    def noted() -> Iterator[Answer]:
        nonlocal status
        for name, seen in answers:
            status = max(status, 2 if isinstance(seen, NotRead) else bool(seen.findings))
            yield name, seen

    for line in put(noted(), show=show):
        click.echo(line)
    return status


def _as_table(answers: Iterable[Answer], *, show: bool) -> Iterator[str]:
    for name, seen in answers:
        yield "\n".join(lines(name, seen, show=show))


def _as_array(answers: Iterable[Answer], *, show: bool) -> Iterator[str]:
    """One array, written as it comes, so that a large archive needs no memory."""
    opening = "["
    for name, seen in answers:
        yield opening + json.dumps(as_json(name, seen, show=show), ensure_ascii=False)
        opening = ","
    yield "[]" if opening == "[" else "]"


def _answer_lines(source: TextIO) -> int:
    from ordvern.detection.evaluation import answers

    status = 0
    try:
        for line in answers(source):
            status = status or int(json.loads(line)["findings"] != [])
            click.echo(line)
    except ValueError as problem:
        raise Complaint(f"{problem}.", 'Each line is {"id": ..., "text": ...}.') from None
    return status
