"""A run of `ordvern memory clean`: batches in order, onto a file that a later run can go on with.

Beside OUT grow OUT.part, the memory so far, and OUT.journal, one JSON line for each batch: how
long the memory was after it, and its counts. No word of a unit is in the journal.
"""

import fcntl
import gc
import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from ordvern import __version__
from ordvern.detection.batch import DIED, Lost, in_processes
from ordvern.detection.neighbours import scan_rows
from ordvern.memory.cleaning import BATCH, Cleaned, Out, batches, clean
from ordvern.memory.exchange import opened
from ordvern.memory.file_entry import Dropped, Entries, FileEntry, Unreadable
from ordvern.memory.guard import Policy
from ordvern.memory.tmx import FOOTER, header

from .clean_on_cluster import on_cluster
from .complaints import Complaint, plain_name
from .counting import counting
from .json_lines import add_line, parsed
from .words import _, ngettext, told

Batch = list[FileEntry]


@dataclass(frozen=True, slots=True)
class Run:
    """What to clean, where to, by which policy, and by whom. `languages` are those of source and
    translation where the file does not say."""

    source: Path
    target: Path
    policy: Policy
    languages: tuple[str, str] = ("", "")
    workers: int = 1
    scheduler: str = ""

    @property
    def part(self) -> Path:
        return self.target.with_name(f"{self.target.name}.part")

    @property
    def journal(self) -> Path:
        return self.target.with_name(f"{self.target.name}.journal")

    def asked(self) -> dict[str, Any]:
        """What a run that goes on must have in common with the one before."""
        stat = self.source.stat()
        kinds = sorted(kind.value for kind in self.policy.replaced)
        file = [str(self.source.absolute()), stat.st_size, stat.st_mtime_ns]
        question = json.dumps([file, kinds, self.languages, BATCH])
        digest = hashlib.sha256(question.encode(errors="surrogatepass")).hexdigest()
        return {"ordvern": __version__, "asked": digest}


def cleaned(run: Run) -> list[Cleaned]:
    """The counts of all batches (their data are in the file). Raises Complaint, with the place,
    if the memory cannot be read to its end; what was done stays and is gone on with."""
    with ExitStack() as stack:
        source = stack.enter_context(run.source.open("rb"))
        journal = stack.enter_context(_journal(run))
        done, length = _known(journal, run)
        part = stack.enter_context(run.part.open("r+b" if run.part.exists() else "w+b"))
        try:
            parts = [*done, *_go_on(run, source, part, journal, len(done), length)]
        except Unreadable as problem:
            raise not_read(run.source, problem) from None
        finally:
            if not done and not part.tell():  # nothing to go on with
                run.part.unlink()
                run.journal.unlink()
        part.write(FOOTER)
        part.flush()
        os.fsync(part.fileno())
        run.part.replace(run.target)
        run.journal.unlink()
    return parts


def _go_on(
    run: Run, source: BinaryIO, part: BinaryIO, journal: BinaryIO, done: int, length: int
) -> Generator[Cleaned, None, None]:
    """Work through the batches after `done`, each written whole before it is noted."""
    seen = counting(source, run.source.stat().st_size)
    ours, theirs = run.languages
    reader = opened(seen, source_language=ours, target_language=theirs)
    waiting = batches(reader)
    first = next(waiting, [])
    require_languages(run.source, reader, first)
    language = reader.source_language
    part.truncate(length)
    part.seek(length)
    if not done:
        part.write(header(language))
    rest = islice(_chain(first, waiting), done, None)
    work = partial(clean, source_language=language, screen=scan_rows, policy=run.policy)
    with closing(_worked(run, work, rest)) as results:
        for each in results:
            part.write(each.data)
            part.flush()
            _note(journal, part.tell(), each)
            yield _counts(each)


def _worked(
    run: Run, work: Callable[[Batch], Cleaned], rest: Iterator[Batch]
) -> Generator[Cleaned, None, None]:
    if run.scheduler:
        yield from on_cluster(work, rest, scheduler=run.scheduler)
    elif run.workers == 1:
        yield from map(work, islice(rest, 1))
        gc.freeze()  # what the detector has read for good need not be gone through again and again
        yield from map(work, rest)
    else:
        for result in in_processes(work, rest, workers=run.workers):
            if isinstance(result, Lost):
                raise _lost(result)
            yield result


def _lost(batch: Lost) -> Complaint:
    has_died = batch.problem == DIED
    return Complaint(
        "a worker process died; OUT was not written."
        if has_died
        else "a worker process failed ({problem}); OUT was not written.",
        "Give the same command again to go on from there; with fewer --workers if memory ran out.",
        problem=batch.problem,
    )


def _chain(first: Batch, rest: Iterable[Batch]) -> Iterator[Batch]:
    if first:
        yield first
    yield from rest


def _journal(run: Run) -> BinaryIO:
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    file = os.fdopen(os.open(run.journal, flags, 0o600), "rb+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        name = plain_name(str(run.target))
        raise Complaint(
            "{file}: it is being written by another run.", "Wait for it.", file=name
        ) from None
    return file


def _known(journal: BinaryIO, run: Run) -> tuple[list[Cleaned], int]:
    """The batches an earlier run of the same question finished, and how long the memory was."""
    lines = journal.read().split(b"\n")
    asked = run.asked()
    if not lines[0]:
        add_line(journal, asked)
        return [], 0
    if parsed(lines[0]) != asked:
        raise Complaint(
            "{file}: it belongs to another memory, version or policy.",
            "Remove it and {part}, or name another OUT.",
            file=plain_name(str(run.journal)),
            part=plain_name(run.part.name),
        )
    known = [entry for entry in map(parsed, lines[1:]) if "length" in entry]
    if not known or not run.part.exists() or run.part.stat().st_size < known[-1]["length"]:
        journal.truncate(len(lines[0]) + 1)
        return [], 0
    if lines[-1]:  # torn by a crash
        journal.write(b"\n")
    return [_from_journal(entry) for entry in known], int(known[-1]["length"])


def _note(journal: BinaryIO, length: int, each: Cleaned) -> None:
    add_line(journal, {"length": length, **asdict(_counts(each)), "data": ""})


def _counts(each: Cleaned) -> Cleaned:
    return Cleaned(
        b"", each.entries, each.kept, each.changed, each.replaced, each.out, each.dropped
    )


def _from_journal(entry: dict[str, Any]) -> Cleaned:
    out = tuple(
        Out(each["number"], each["reason"], tuple(each["categories"])) for each in entry["out"]
    )
    counts = (entry["entries"], entry["kept"], entry["changed"], entry["replaced"])
    return Cleaned(b"", *counts, out, Dropped(**entry["dropped"]))


def not_read(source: Path, problem: Unreadable) -> Complaint:
    """Where a file could not be read on, and why."""
    where = _(", line {line}").format(line=problem.line) if problem.line else ""
    where += _(", column {column}").format(column=problem.column) if problem.column else ""
    return Complaint(
        "{file}{where}: {problem}.",
        "{read}; OUT was not written." if problem.units else "OUT was not written.",
        file=plain_name(str(source)),
        where=where,
        problem=told(problem.problem),
        read=ngettext(
            "{number} entry was read before", "{number} entries were read before", problem.units
        ).format(number=problem.units),
    )


def require_languages(source: Path, reader: Entries, first: Iterable[FileEntry]) -> None:
    """Raise a complaint if neither the file nor the user says what its texts are written in."""
    variants = [variant for entry in first for variant in entry.variants]
    if variants and not reader.source_language and not all(each.language for each in variants):
        raise Complaint(
            "{file}: it does not say in which languages its texts are.",
            "Give them: --from nb --to en.",
            file=plain_name(str(source)),
        )
