"""The register of erasures: outside the database, so that no restored backup forgets one.

A line an erasure: the id of the folder, and when. An id tells nothing about anybody. The line is
written before the key is destroyed: whatever dies between, the register knows of the erasure.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path


def note(path: Path, folder: str, *, now: datetime) -> None:
    """Write an erasure behind those in the register, so that it survives a power cut."""
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps({"folder": folder, "erased_at": now.isoformat()}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def erased(path: Path) -> Iterator[str]:
    """The folders in the register, each once. A last line that a power cut broke off is left out:
    its key was not destroyed yet. Raises `ValueError` for any other line that cannot be read."""
    if not path.exists():
        return
    seen: set[str] = set()
    *lines, _broken_off = path.read_text(encoding="ascii").split("\n")
    for line in lines:
        folder = str(json.loads(line)["folder"])
        if folder not in seen:
            seen.add(folder)
            yield folder
