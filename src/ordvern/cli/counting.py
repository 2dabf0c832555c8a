"""How far a long file has been read, for whoever waits at a terminal."""

import io
import sys
import time
from typing import BinaryIO, cast

from .progress import WIPE, time_left

_EVERY = 0.5


class _Counted(io.RawIOBase):
    """Passes reads on, and says on standard error how far they have come."""

    def __init__(self, source: BinaryIO, size: int) -> None:
        self._source, self._size = source, size
        self._began = self._said = time.monotonic()
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self._read += len(data)
        now = time.monotonic()
        if not data:
            sys.stderr.write(WIPE)
        elif now - self._said > _EVERY:
            self._said = now
            left = time_left(now - self._began, self._read, self._size)
            sys.stderr.write(f"{WIPE}{100 * self._read // self._size} %{left}")
            sys.stderr.flush()
        return data


def counting(source: BinaryIO, size: int) -> BinaryIO:
    """The file, which shows its progress if somebody can see it."""
    if not sys.stderr.isatty():
        return source
    return cast("BinaryIO", _Counted(source, size))
