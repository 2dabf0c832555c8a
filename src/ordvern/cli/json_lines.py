"""Notes of a run, one JSON object a line, which a crash may tear off in the last."""

import json
from typing import Any, BinaryIO


def add_line(file: BinaryIO, entry: dict[str, Any]) -> None:
    """Write it out at once, so that it is there after a crash."""
    file.write(json.dumps(entry).encode("ascii") + b"\n")
    file.flush()


def parsed(line: bytes) -> dict[str, Any]:
    """The object; an empty one for a line that was torn or is of another kind."""
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}
