"""The register of erasures: outside the database, so that no restored backup forgets one.

A line an erasure: the id of a folder, or the number of a customer with the moment of registering,
and when. Neither tells anything about anybody. The line of a folder is written before its key is
destroyed: whatever dies between, the register knows of the erasure.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A customer whose details were erased. A number is given anew after a restore: only together
    with the second of registering does it mean the same person. Not finer: some ways of taking
    and restoring a backup lose the rest."""

    customer: int
    registered_at: datetime


def note(path: Path, folder: str, *, now: datetime) -> None:
    """Write an erasure behind those in the register, so that it survives a power cut."""
    _write(path, {"folder": folder, "erased_at": now.isoformat()})


def note_forgotten(path: Path, forgotten: Forgotten, *, now: datetime) -> None:
    """Write down that a customer's details are erased; after they are, as nothing brings them
    back but a restore."""
    registered_at = forgotten.registered_at.isoformat()
    line = {"customer": forgotten.customer, "registered_at": registered_at}
    _write(path, line | {"erased_at": now.isoformat()})


def erased(path: Path) -> Iterator[str]:
    """The folders in the register, each once. A last line that a power cut broke off is left out:
    its key was not destroyed yet. Raises `ValueError` for any other line that cannot be read."""
    yield from dict.fromkeys(str(line["folder"]) for line in _lines(path) if "folder" in line)


def forgotten(path: Path) -> Iterator[Forgotten]:
    """The customers in the register, each once. Raises `ValueError` as `erased`."""
    yield from dict.fromkeys(
        Forgotten(int(line["customer"]), datetime.fromisoformat(line["registered_at"]))
        for line in _lines(path)
        if "customer" in line
    )


def _write(path: Path, line: dict[str, object]) -> None:
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        *lines, _broken_off = path.read_text(encoding="ascii").split("\n")
        yield from map(json.loads, lines)
