"""Disks that fail: one that forgets what was not synced, and one that ends the process.

Both stand where the vault's own calls to the system go by (`os.open`, `os.write`, `os.fsync`,
`os.rename`, `os.unlink`, `os.mkdir`, `os.rmdir`), so they see the real order of operations.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

CALLS = ("open", "write", "fsync", "rename", "unlink", "mkdir", "rmdir")


@contextmanager
def watched(before: Callable[..., None], after: Callable[..., None]) -> Iterator[None]:
    """Call `before(name, *arguments)`, the system, and `after(result, name, *arguments)`."""

    def call(name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        before(name, *arguments)
        result = real(*arguments, **named)
        after(result, name, *arguments)
        return result

    calls = {name: partial(call, name, getattr(os, name)) for name in CALLS}
    with mock.patch.multiple(os, **calls):
        yield


@dataclass(frozen=True, slots=True)
class Event:
    """One change of the disk. `covered_by` is the sync that makes it durable: a file's number for
    bytes, a directory's path for names."""

    kind: str
    covered_by: int | Path
    path: Path | None = None
    inode: int = 0
    old: Path | None = None
    content: bytes = b""
    offset: int = 0


@dataclass
class Recorder:
    """Writes down every change under `home`, and every sync, in order."""

    home: Path
    events: list[Event] = field(default_factory=list)
    _open: dict[int, tuple[Path, int, int]] = field(default_factory=dict)

    @contextmanager
    def recording(self) -> Iterator[None]:
        with watched(lambda *_: None, self._after):
            yield

    def _after(self, result: Any, name: str, *arguments: Any) -> None:
        getattr(self, f"_after_{name}")(result, *arguments)

    def _after_open(self, descriptor: int, path: Any, flags: int = 0, *_: Any) -> None:
        place = Path(path)
        if self.home not in place.parents and place != self.home:
            return
        inode = os.fstat(descriptor).st_ino
        self._open[descriptor] = (place, inode, 0)
        if flags & os.O_CREAT:
            self.events.append(Event("link", place.parent, place, inode))

    def _after_write(self, count: int, descriptor: int, content: Any) -> None:
        if descriptor in self._open:
            path, inode, offset = self._open[descriptor]
            piece = bytes(memoryview(content)[:count])
            self.events.append(Event("write", inode, inode=inode, content=piece, offset=offset))
            self._open[descriptor] = (path, inode, offset + count)

    def _after_fsync(self, _: None, descriptor: int) -> None:
        path, inode, _offset = self._open[descriptor]
        self.events.append(Event("sync", path if path.is_dir() else inode))

    def _after_rename(self, _: None, old: Any, new: Any) -> None:
        inode = Path(new).stat().st_ino
        self.events.append(Event("link", Path(new).parent, Path(new), inode, Path(old)))

    def _after_unlink(self, _: None, path: Any) -> None:
        self.events.append(Event("unlink", Path(path).parent, Path(path)))

    def _after_mkdir(self, _: None, path: Any, *_mode: Any) -> None:
        self.events.append(Event("mkdir", Path(path).parent, Path(path)))

    def _after_rmdir(self, _: None, path: Any) -> None:
        self.events.append(Event("rmdir", Path(path).parent, Path(path)))


Start = dict[Path, bytes | None]


def snapshot(home: Path) -> tuple[Start, dict[Path, int]]:
    """What lies on the disk now (directories as None), and the number of each file."""
    paths = sorted(home.rglob("*"))
    content = {path: path.read_bytes() if path.is_file() else None for path in paths}
    return content, {path: path.stat().st_ino for path in paths if path.is_file()}


def after_power_cut(
    start: tuple[Start, dict[Path, int]], events: list[Event], survives: Callable[[int], bool]
) -> Start:
    """The disk after a cut behind the last of `events`.

    A change is there if a sync that covers it came after it. Of the others, those are there for
    which `survives(number)` says so: any subset may be, in the worst case.
    """
    names, contents = dict(start[1]), {n: start[0][p] or b"" for p, n in start[1].items()}
    directories = {path for path, content in start[0].items() if content is None}
    for number, event in enumerate(events):
        rest = events[number + 1 :]
        is_synced = any(e.kind == "sync" and e.covered_by == event.covered_by for e in rest)
        if event.kind != "sync" and (is_synced or survives(number)):
            _apply(event, names, contents, directories)
    there: Start = dict.fromkeys(sorted(directories))
    return there | {p: contents.get(n, b"") for p, n in names.items() if p.parent in directories}


def _apply(
    event: Event, names: dict[Path, int], contents: dict[int, bytes], directories: set[Path]
) -> None:
    if event.kind == "write":
        old = contents.get(event.inode, b"").ljust(event.offset, b"\0")
        end = event.offset + len(event.content)
        contents[event.inode] = old[: event.offset] + event.content + old[end:]
        return
    assert event.path
    if event.kind == "link":
        names.pop(event.old or event.path, None)
        names[event.path] = event.inode
    elif event.kind == "unlink":
        names.pop(event.path, None)
    elif event.kind == "mkdir":
        directories.add(event.path)
    else:
        directories.discard(event.path)


def laid_out(disk: Start, old_home: Path, new_home: Path) -> None:
    """Write such a disk to a real directory."""
    new_home.mkdir()
    for path, content in disk.items():
        place = new_home / path.relative_to(old_home)
        if content is None:
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.write_bytes(content)
