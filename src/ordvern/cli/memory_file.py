"""A memory that a command reads, entry by entry, with what the user is told when it cannot be."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import click

from ordvern.memory import Unit
from ordvern.memory.cleaning import units_of_entry
from ordvern.memory.exchange import opened
from ordvern.memory.file_entry import FileEntry, Unreadable

from .clean_run import not_read, require_languages
from .counting import counting
from .options import Decorator

READ = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITTEN = click.Path(dir_okay=False, path_type=Path)


def language_options() -> Decorator:
    """`--from` and `--to`; the command is given `source_language` and `target_language`."""

    def decorate(command: click.decorators.FC) -> click.decorators.FC:
        for name, parameter, side in (
            ("to", "target_language", "translations"),
            ("from", "source_language", "sources"),
        ):
            text = f"Language of the {side} where IN does not say: nb, en ... (BCP 47)."
            option = click.option(f"--{name}", parameter, metavar="LANGUAGE", default="", help=text)
            command = option(command)
        return command

    return decorate


def entries(source: Path, languages: tuple[str, str]) -> Iterator[tuple[FileEntry, str]]:
    """Entries, each with the file's source language. Raises Complaint, with the place."""
    with source.open("rb") as file:
        try:
            seen = counting(file, source.stat().st_size)
            reader = opened(seen, source_language=languages[0], target_language=languages[1])
            rest = iter(reader)
            first = list(islice(rest, 1))
            require_languages(source, reader, first)
            for entry in chain(first, rest):
                yield entry, reader.source_language
        except Unreadable as problem:
            raise not_read(source, problem) from None


def units(source: Path, languages: tuple[str, str]) -> Iterator[Unit]:
    """The units of the entries that are translated."""
    for entry, language in entries(source, languages):
        yield from units_of_entry(entry, language)
