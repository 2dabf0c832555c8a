"""What a long scan has done so far, in a file from which it can be taken up again.

One JSON object a line, only ever added to: first what was asked for, then for each file a hash
of its path, its size, the time of its last change and the outcome. No path and no word of a
document is in it; the places of findings are (also names of attachments, where they are part
of a place). A line torn by a crash is passed over: its file is looked at once more.
"""

import fcntl
import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from ordvern import __version__
from ordvern.documents import Reason

from .as_json import as_json, from_json
from .complaints import Complaint, plain_name
from .files import Input
from .json_lines import add_line, parsed
from .looking import NotRead
from .report import Outcome
from .reporting import Options

Stamp = tuple[int, int]


@dataclass(slots=True)
class State:
    """An open file of outcomes, locked against a second scan. `known` are those it had."""

    file: BinaryIO
    known: dict[str, tuple[Stamp, dict[str, Any]]] = field(default_factory=dict)

    def outcome(self, file: Input, stamp: Stamp | None) -> Outcome | None:
        """What was noted for a file, if the file is still the same."""
        noted, entry = self.known.get(key_of(file), (None, {}))
        if stamp is None or noted != stamp:
            return None
        try:
            return from_json(entry)
        except (ValueError, KeyError, TypeError):
            return None

    def note(self, file: Input, stamp: Stamp | None, outcome: Outcome) -> None:
        """Add an outcome; what could not be read just now is tried again the next time."""
        if stamp is None or outcome == NotRead(Reason.TRY_AGAIN):
            return
        size, changed = stamp
        line = {"file": key_of(file), "size": size, "changed": changed, "outcome": as_json(outcome)}
        add_line(self.file, line)


def key_of(file: Input) -> str:
    """A hash that stands for a file's path."""
    return hashlib.sha256(os.fsencode(file.path.absolute())).hexdigest()


def open_state(path: Path, options: Options) -> State:
    """Open or create a state file. Raises Complaint if it was made for another question, is of
    another shape, or is in use."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "rb+")
    try:
        return _opened(file, path, options)
    except BaseException:
        file.close()
        raise


def _opened(file: BinaryIO, path: Path, options: Options) -> State:
    name = plain_name(str(path))
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Complaint(
            "{file}: another scan is using it.", "Wait for it to end.", file=name
        ) from None
    content = file.read()
    first, *rest = content.split(b"\n")
    asked = _asked(options)
    if not content:
        add_line(file, asked)
        return State(file)
    header = parsed(first)
    if "ordvern" not in header:
        raise Complaint("{file}: it is no state of a scan.", "Name a new file.", file=name)
    if header != asked:
        raise Complaint(
            "{file}: it was begun with other options or another version.",
            "Name a new file.",
            file=name,
        )
    if not content.endswith(b"\n"):
        file.write(b"\n")
        file.flush()
    return State(file, _noted(rest))


def _noted(lines: list[bytes]) -> dict[str, tuple[Stamp, dict[str, Any]]]:
    """The last outcome of each file; torn lines are passed over."""
    noted = {}
    for line in lines:
        entry = parsed(line)
        if {"file", "size", "changed", "outcome"} <= entry.keys():
            noted[entry["file"]] = ((entry["size"], entry["changed"]), entry["outcome"])
    return noted


def _asked(options: Options) -> dict[str, Any]:
    """What changes the outcome of a scan: the version, and a hash of the options."""
    tuning = options.tuning
    parts: list[object] = [
        sorted(options.categories), sorted(options.languages), options.explain,
        tuning and sorted((kind, sorted(keys)) for kind, keys in tuning.allowed.items()),
        tuning and sorted(tuning.thresholds.items()), tuning and sorted(tuning.off),
        *([str(options.tagger)] if options.tagger else ()),
    ]  # fmt: skip
    digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return {"ordvern": __version__, "options": digest}
