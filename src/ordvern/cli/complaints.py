"""What the user is told when something cannot be done: what is wrong, and what to do next."""

import errno
from typing import IO, Any

import click

from .words import told, told_of


class Complaint(click.ClickException):
    """Stops the command with one sentence on what is wrong and, where there is one, a way on, both
    in the user's language, with the values that they name."""

    exit_code = 2

    def __init__(self, wrong: str, way_on: str = "", /, **values: object) -> None:
        words = f"{told(wrong)} {told(way_on)}".strip()
        super().__init__(words.format(**values) if values else words)

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"ordvern: {self.message}", file=file, err=file is None)


WAYS_ON = {
    errno.ENOSPC: "Make room on the disk and try again.",
    errno.EACCES: "You may not do that there: check who owns the file and its folder.",
    errno.ENOENT: "Check the path.",
    errno.EISDIR: "That is a folder; name a file.",
}
BY_NAME = {
    "KeyIsExposed": "Run `chmod 600` on the key file.",
    "NoKey": "Check the path of the key file, or restore it from its backup.",
    "Misconfigured": "Correct the setting; docs/reference/settings.md lists them all.",
}
"""Exceptions of parts that are not imported unless needed, whose messages are made for people."""


def said_plainly(problem: Exception) -> Complaint | None:
    """A complaint for an exception that is nobody's fault in the program; None for all others."""
    if isinstance(problem, OSError) and problem.strerror:
        where = f"{plain_name(str(problem.filename))}: " if problem.filename else ""
        way_on = WAYS_ON.get(problem.errno or 0, "")
        return Complaint("{where}{why}.", way_on, where=where, why=told(problem.strerror))
    for kind in type(problem).__mro__:
        if kind.__name__ in BY_NAME and kind.__module__.startswith("ordvern."):
            return Complaint("{why}.", BY_NAME[kind.__name__], why=problem)
    return None


def counted(number: int, thing: str) -> str:
    """ "1 file", "2 files"; for things whose plural is made with an s."""
    return f"{number} {told_of(thing, f'{thing}s', number)}"


def plain_name(name: str) -> str:
    """A file's name as it may safely be shown: nothing in it can move the cursor or turn the text
    around (control characters, marks of writing direction, broken encodings)."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "replace").decode()
        for letter in name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    )
