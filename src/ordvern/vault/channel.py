"""Blocks of bytes handed from one thread to another, a few at a time so that memory stays flat.

age's library pulls its input and pushes its output in one long call. For a writer that is fed
by chunks, and for a reader that is asked for them, that call therefore runs in a thread of its
own, at the other end of a channel.
"""

import io
from collections import deque
from collections.abc import Iterator
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

BLOCK = 1024 * 1024
DEPTH = 2
"""Fewer, larger blocks: on two cores each hand-over costs more than the copying."""


class Abandoned(Exception):
    """The other side has gone; what it would have received is of no use to anybody."""


class Channel:
    """One sender, one receiver. Either may `stop` it, and the other then raises that reason."""

    def __init__(self) -> None:
        self._blocks: deque[bytes] = deque()
        self._turn = Condition()
        self._is_finished = False
        self._reason: Exception | None = None
        self._failure: Exception | None = None

    @property
    def reason(self) -> Exception | None:
        """Why it was broken off, if it was."""
        return self._reason

    def send(self, block: bytes) -> None:
        """Hand over a block, waiting while DEPTH of them lie unread."""
        with self._turn:
            self._turn.wait_for(lambda: self._reason or len(self._blocks) < DEPTH)
            if self._reason:
                raise self._reason
            if block:
                self._blocks.append(block)
            self._turn.notify()

    def finish(self) -> None:
        """Say that no more will be sent."""
        with self._turn:
            self._is_finished = True
            self._turn.notify()

    def fail(self, reason: Exception) -> None:
        """Say that no more can be sent, and why; what was sent before is still received."""
        with self._turn:
            self._failure = reason
            self._turn.notify()

    def stop(self, reason: Exception) -> None:
        """Break off; the first reason given is the one that is raised. Drops what is unread."""
        with self._turn:
            self._reason = self._reason or reason
            self._blocks.clear()
            self._turn.notify()

    def receive(self) -> bytes:
        """The next block, or nothing at the end; raises the reason if there will be no end."""
        with self._turn:
            self._turn.wait_for(
                lambda: self._reason or self._blocks or self._failure or self._is_finished
            )
            if self._reason:
                raise self._reason
            if self._failure and not self._blocks:
                raise self._failure
            block = self._blocks.popleft() if self._blocks else b""
            self._turn.notify()
            return block

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.receive, b"")


class ChannelReader(io.RawIOBase):
    """The receiving end as a file."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._rest:
            self._rest = memoryview(self._channel.receive())
        target = memoryview(buffer)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


class ChannelWriter(io.RawIOBase):
    """The sending end as a file. Closing it says nothing: `finish` is for who knows all is well."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def writable(self) -> bool:
        return True

    def write(self, block: "ReadableBuffer") -> int:
        content = bytes(block)
        self._channel.send(content)
        return len(content)
