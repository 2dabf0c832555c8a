"""Writes files so that nothing is lost: the whole or none, and over another only when told to."""

import os
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex

from .complaints import Complaint, plain_name
from .files import STDIN

NOT_TEXT = frozenset(
    (
        ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".pdf", ".idml", ".doc", ".xls", ".ppt",
        ".rtf", ".msg", ".eml", ".epub", ".png", ".jpg", ".tif", ".gif", ".bmp", ".webp",
    )
)  # fmt: skip
SAME = {".jpeg": ".jpg", ".tiff": ".tif"}


def require_free(source: Path, target: Path, *, force: bool) -> None:
    """Raise a complaint if writing to `target` would lose something, or has no folder to go to."""
    if target == STDIN:
        raise Complaint("OUT is a file; - is not taken for it.", "Name a file.")
    if not target.parent.is_dir():
        raise Complaint(
            "{folder}: there is no such folder.",
            "Make it first, or name another OUT.",
            folder=plain_name(str(target.parent)),
        )
    require_unlost(source, target, force=force)


def require_unlost(source: Path, target: Path, *, force: bool) -> None:
    """Raise a complaint if writing to `target` would lose something."""
    if target.exists() and source != STDIN and target.samefile(source):
        raise Complaint("IN and OUT are the same file.", "Name another file for the copy.")
    if target.exists() and not force:
        raise Complaint(
            "{file} exists.", "Use --force to overwrite it.", file=plain_name(str(target))
        )


def require_same_type(source: Path, target: Path) -> None:
    """Raise a complaint if the name of a copy promises another type than it will be of."""
    ours, theirs = (SAME.get(each, each) for each in (source.suffix.lower(), target.suffix.lower()))
    if ours and theirs and ours != theirs and {ours, theirs} & NOT_TEXT:
        raise Complaint(
            "{source} and {target} are of different types.",
            "A copy is of the type of its original: let its name end in {ending}.",
            source=plain_name(source.name),
            target=plain_name(target.name),
            ending=plain_name(ours),
        )


def write_whole(target: Path, content: bytes, *, mode: int = 0o666) -> None:
    """`write_pieces` of a file that is in memory."""
    write_pieces(target, [content], mode=mode)


def write_pieces(target: Path, pieces: Iterable[bytes], *, mode: int = 0o666) -> None:
    """The whole file or none: written beside its place, then given its name. Whatever `pieces`
    raises is raised, and nothing is left; what the system says against it names `target`.

    `mode` is what others may do with it, less what the process's own mask takes away.
    """
    # By chance, not by the process: in a container each run has the number of the one that was
    # killed, and what that left would be in the way.
    part = target.with_name(f".ordvern-{token_hex(8)}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        with open(descriptor, "wb") as file:  # noqa: PTH123  an open descriptor has no path
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as problem:
        if problem.filename in (None, str(part), part):
            problem.filename = str(target)
        raise
    finally:
        part.unlink(missing_ok=True)
