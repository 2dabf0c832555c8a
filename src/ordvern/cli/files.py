"""The files that the paths on the command line stand for."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STDIN = Path("-")
LARGEST = 64 * 1024 * 1024 + 1
"""One byte more than any reader takes, so that a larger file is refused without being loaded."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to look at; `path` is what the user knows it by."""

    path: Path

    @property
    def name(self) -> str:
        """The file's own name, without folders; none for standard input."""
        return "" if self.path == STDIN else self.path.name

    def stamp(self) -> tuple[int, int] | None:
        """Size in bytes and time of the last change in nanoseconds; none if they are not known."""
        try:
            found = self.path.stat() if self.path != STDIN else None
        except OSError:
            return None
        return (found.st_size, found.st_mtime_ns) if found else None

    def content(self) -> bytes:
        """At most `LARGEST` bytes. Raises OSError."""
        if self.path == STDIN:
            return sys.stdin.buffer.read(LARGEST)
        with self.path.open("rb") as file:
            return file.read(LARGEST)


def inputs(paths: Iterable[Path]) -> Iterator[Input]:
    """Files as named, and all files below folders, sorted; a folder that cannot be looked into
    stands for itself.

    Below folders, what is hidden (a leading dot), lock files of office programs (``~$``) and
    symbolic links are left out.
    """
    for path in paths:
        if path != STDIN and path.is_dir():
            yield from (Input(below) for below in _below(path))
        else:
            yield Input(path)


def _below(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        yield folder  # whoever reads it is told why it cannot be
        return
    for path in found:
        if path.name.startswith((".", "~$")) or path.is_symlink():
            continue
        if path.is_dir():
            yield from _below(path)
        elif path.is_file():
            yield path
