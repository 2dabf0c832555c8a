"""File operations that have reached the disk when they return.

A rename is durable only when the directory that holds the name has been synced, and a file's
bytes only when the file has. Each function here does its syncs in the order that leaves, after
a power cut at any moment, either the old state or the new one. All of them go through `os`, so
that the tests can put a disk between which forgets what was not synced.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TRIES = 20

PART = ".part"
"""Suffix of a file that is still being written; nobody reads such a file."""


def part_of(path: Path) -> Path:
    """Where `path` is written before it gets its name: same directory, so a rename will do."""
    return path.with_name(f".{path.name}{PART}")


def create(path: Path) -> int:
    """Descriptor of a new file that only its owner may read; raises FileExistsError."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)


def write_all(descriptor: int, content: bytes | memoryview) -> None:
    """Write every byte, or raise OSError; one call of the system may write fewer."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_directory(path: Path) -> None:
    """Make names that were added to, or taken from, this directory durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def rename(old: Path, new: Path) -> None:
    """Rename within one directory, durably. The bytes must have been synced before."""
    old.rename(new)
    sync_directory(new.parent)


def write_new(path: Path, content: bytes) -> None:
    """A small file that appears whole or not at all; nothing is left if the disk is full."""
    part = part_of(path)
    with _removed_on_failure(part):
        descriptor = create(part)
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        rename(part, path)


def overwrite(path: Path, content: bytes) -> None:
    """Lay `content` over the file where it lies, padded with zeros to the old length.

    Needs no free space, so that shredding works on a full disk. On media that write elsewhere
    (flash, copy-on-write) the old bytes may live on beneath: see the package's own words on it.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        write_all(descriptor, content.ljust(os.fstat(descriptor).st_size, b"\0"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_directory(path: Path) -> None:
    """Make a directory that only its owner may enter, and its parents; quiet if it is there."""
    if not path.parent.exists():
        make_directory(path.parent)
    with suppress(FileExistsError):
        path.mkdir(0o700)
        sync_directory(path.parent)


def remove_directory(directory: Path) -> None:
    """Remove a directory with the files in it, durably; quiet about what is already gone.

    A writer that began before its folder was shredded may put a file there meanwhile: then once
    more from the start. Raises OSError if that goes on and on.
    """
    if not any(_is_removed(directory) for _ in range(_TRIES)):
        raise OSError(errno.ENOTEMPTY, "files keep coming into a shredded folder")
    if directory.parent.is_dir():
        sync_directory(directory.parent)


def _is_removed(directory: Path) -> bool:
    try:
        for path in directory.iterdir():
            remove(path)
        directory.rmdir()
    except FileNotFoundError:
        return True
    except OSError as problem:
        if problem.errno != errno.ENOTEMPTY:
            raise
        return False
    return True


def remove(path: Path) -> None:
    """Remove one file; quiet if it is already gone. Durable once its directory is synced."""
    with suppress(FileNotFoundError):
        path.unlink()


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        remove(path)
        raise
