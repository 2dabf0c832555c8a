"""Writes files so that nothing is lost: the whole or none, and over another only when told to."""

import os
from collections.abc import Iterable
from pathlib import Path

from .complaints import Complaint, plain_name


def require_free(source: Path, target: Path, *, force: bool) -> None:
    """Raise a complaint if writing to `target` would lose something."""
    if target.exists() and target.samefile(source):
        raise Complaint("IN and OUT are the same file.", "Name another file for the copy.")
    if target.exists() and not force:
        raise Complaint(f"{plain_name(str(target))} exists.", "Use --force to overwrite it.")


def write_whole(target: Path, content: bytes, *, mode: int = 0o666) -> None:
    """`write_pieces` of a file that is in memory."""
    write_pieces(target, [content], mode=mode)


def write_pieces(target: Path, pieces: Iterable[bytes], *, mode: int = 0o666) -> None:
    """The whole file or none: written beside its place, then given its name. Whatever `pieces`
    raises is raised, and nothing is left.

    `mode` is what others may do with it, less what the process's own mask takes away.
    """
    part = target.with_name(f".{target.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123  an open descriptor has no path
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
