"""The outside of the cage: hands documents in, takes typed answers out, kills what is late."""

import atexit
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from ordvern.documents.cage.wire import NotAMessage, is_whole, pack, unpack
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused

START_SECONDS = 20.0
CHUNK = 1 << 20
AT_ONCE = max(2, os.cpu_count() or 2)
TRIES = 2


class _KeeperGone(Exception):
    """The keeper ended, so that nobody can tell what became of the child."""


@dataclass(slots=True)
class _Keeper:
    process: subprocess.Popen[bytes]
    control: socket.socket
    layers: dict[str, bool]


@dataclass(slots=True)
class _Door:
    """The one keeper of this process, started when first needed."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    places: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(AT_ONCE)
    )
    keeper: _Keeper | None = None

    def open(self) -> _Keeper:
        with self.lock:
            if self.keeper is None or self.keeper.process.poll() is not None:
                self.close()
                self.keeper = _started()
            return self.keeper

    def close(self) -> None:
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.control.close()
            try:
                keeper.process.wait(2)
            except subprocess.TimeoutExpired:
                keeper.process.kill()
                keeper.process.wait()


_door = _Door()
atexit.register(lambda: _door.close())


def _forget_after_fork() -> None:
    """A forked server process starts a keeper of its own, and leaves its parent's alone."""
    global _door
    left, _door = _door.keeper, _Door()
    if left is not None:
        left.control.close()
        left.process.returncode = 0


os.register_at_fork(after_in_child=_forget_after_fork)


def layers() -> dict[str, bool]:
    """Which layers of confinement this system grants."""
    return dict(_door.open().layers)


def ask(
    task: str, request: dict[str, Any], content: bytes, limits: Limits
) -> tuple[dict[str, Any], bytes]:
    """What a fresh child answers to `task` on `content`: a header and bytes.

    Raises Refused: with the child's own reason; TOO_COMPLEX if it ran out of time or memory or
    died otherwise (libraries answer a lack of memory in many ways); CORRUPT if what it said is no
    message; TRY_AGAIN if there was no place or no child.
    """
    seconds = limits.wall_seconds + limits.picture_seconds
    if not _door.places.acquire(timeout=seconds):
        raise Refused(Reason.TRY_AGAIN)
    try:
        message = pack({"task": task, "limits": asdict(limits), **request}, content)
        for _ in range(TRIES):
            with suppress(_KeeperGone, OSError):
                return _checked(_exchange(message, limits, time.monotonic() + seconds))
        raise Refused(Reason.TRY_AGAIN)
    finally:
        _door.places.release()


def _checked(message: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        header, body = unpack(message)
    except NotAMessage:
        raise Refused(Reason.CORRUPT) from None
    if "refused" in header:
        raise _refusal(header)
    return header, body


def _refusal(header: dict[str, Any]) -> Refused:
    try:
        refusal = Refused(Reason(header["refused"]))
    except ValueError:
        return Refused(Reason.CORRUPT)
    refusal.fault = str(header.get("fault", ""))[:200]
    return refusal


def _exchange(message: bytes, limits: Limits, deadline: float) -> bytes:
    """One document in, one message out; raise Refused if the child is late or dies."""
    keeper = _door.open()
    answer, into_answer = os.pipe()
    report, into_report = socket.socketpair()
    with report, os.fdopen(answer, "rb", buffering=0) as pipe:
        document = _in_memory(message)
        try:
            with _door.lock:
                socket.send_fds(
                    keeper.control, [b"d"], [document, into_answer, into_report.fileno()]
                )
        finally:
            os.close(document)
            os.close(into_answer)
            into_report.close()
        process = _child(report)
        try:
            received = _received(pipe.fileno(), limits, deadline)
            # One that has said all need not be waited for: giving back its memory takes a while.
            ended_by = 0 if is_whole(received) else _ended_by(report)
        finally:
            _end(process)
    if ended_by:
        raise Refused(Reason.TOO_COMPLEX)
    return received


def _in_memory(message: bytes) -> int:
    document = os.memfd_create("document", os.MFD_CLOEXEC)
    view = memoryview(message)
    while view:
        view = view[os.write(document, view) :]
    os.lseek(document, 0, os.SEEK_SET)
    return document


def _child(report: socket.socket) -> int:
    report.settimeout(START_SECONDS)
    data, descriptors, _, _ = socket.recv_fds(report, 1, 1)
    if not data or not descriptors:
        raise _KeeperGone
    return descriptors[0]


def _received(pipe: int, limits: Limits, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise Refused(Reason.TOO_COMPLEX)
        chunk = os.read(pipe, CHUNK)
        if not chunk:
            return b"".join(chunks)
        size += len(chunk)
        if size > limits.output + CHUNK:
            raise Refused(Reason.TOO_COMPLEX)
        chunks.append(chunk)


def _ended_by(report: socket.socket) -> int:
    status = report.recv(1)
    if not status:
        raise _KeeperGone
    return status[0]


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(process, signal.SIGKILL)
    os.close(process)


def _started() -> _Keeper:
    control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(  # noqa: S603  our own module, no argument from outside
            [
                *(
                    sys.executable,
                    "-I",
                    "-B",
                    "-X",
                    "utf8",
                ),  # a caged import must not write its cache
                *("-m", "ordvern.documents.cage.keeper", str(theirs.fileno())),
            ],
            pass_fds=(theirs.fileno(),),
            env={},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    control.settimeout(START_SECONDS)
    try:
        header, _ = unpack(control.recv(4096))
    except (OSError, NotAMessage):
        control.close()
        process.kill()
        process.wait()
        raise _KeeperGone from None
    return _Keeper(process, control, header["layers"])
