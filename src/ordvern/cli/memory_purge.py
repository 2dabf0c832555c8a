"""`ordvern memory purge`: a memory without the units in which a person is named."""

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from ordvern.memory.file_entry import FileEntry
from ordvern.memory.persons import PersonPattern, TooShort, holding, pattern_for
from ordvern.memory.tmx import FOOTER, header, written

from .complaints import Complaint, plain_name
from .memory_file import READ, WRITTEN, entries, language_options
from .words import _, told
from .writing import require_free, write_pieces

EPILOG = """\b
Exit status: 0 OUT was written, 2 it was not.

\b
Examples:
  ordvern memory purge old.tmx -o purged.tmx
  ordvern memory purge old.tmx -o purged.tmx < names.txt
"""
_AT_ONCE = 2_000


@click.command("purge", epilog=EPILOG)
@click.argument("source", metavar="IN", type=READ)
@click.option("-o", "--output", "target", metavar="OUT", required=True, type=WRITTEN,
              help="Where the memory without the person goes, as TMX.")  # fmt: skip
@click.option("--name", "given", metavar="TEXT", multiple=True,
              help="A name, number or address; may be repeated. Others on this machine can see it "
              "in the list of processes: better leave it out, and be asked.")  # fmt: skip
@language_options()
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def purge(
    *, source: Path, target: Path, given: Sequence[str], source_language: str,
    target_language: str, force: bool,
) -> int:  # fmt: skip
    """Write the memory IN without the units in which a person is named.

    You are asked for the person's names, numbers and addresses, or give them on standard input,
    one a line. They are looked for in both spellings (Åsen, Aasen), with endings and initials, in
    all languages of a unit; a unit that holds one is left out whole. They are written nowhere.
    """
    require_free(source, target, force=force)
    pattern = _pattern(list(given) or list(_asked()))
    counts = {"read": 0, "left out": 0}
    found = entries(source, (source_language, target_language))
    write_pieces(target, _without(found, pattern, counts))
    click.echo(
        _(
            "Read {read} entries; left out {out}; wrote the rest to {file}. "
            "The old one is as it was: erase it, and its copies, yourself."
        ).format(read=counts["read"], out=counts["left out"], file=plain_name(str(target)))
    )
    return 0


def _asked() -> Iterator[str]:
    if not sys.stdin.isatty():
        yield from filter(None, map(str.strip, sys.stdin))
        return
    click.echo(_("Names, numbers and addresses of the person, one a line; an empty line ends."))
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ").strip():
        yield line


def _pattern(lines: Sequence[str]) -> PersonPattern:
    numbers = [line for line in lines if any(sign.isdigit() or sign == "@" for sign in line)]
    try:
        return pattern_for([line for line in lines if line not in numbers], numbers)
    except TooShort as problem:
        raise Complaint(
            "{problem}.", "Give names and numbers, one a line.", problem=told(str(problem))
        ) from None


def _without(
    found: Iterator[tuple[FileEntry, str]], pattern: PersonPattern, counts: dict[str, int]
) -> Iterator[bytes]:
    first = True
    while batch := list(islice(found, _AT_ONCE)):
        if first:
            yield header(batch[0][1])
            first = False
        texts = ["\n".join(each.text.text for each in entry.variants) for entry, _ in batch]
        gone = set(holding(texts, pattern))
        counts["read"] += len(batch)
        counts["left out"] += len(gone)
        yield b"".join(written(entry) for n, (entry, _) in enumerate(batch) if n not in gone)
    if first:
        yield header("")
    yield FOOTER
