"""A blob being read: plaintext as it is asked for, each block proven before it is given out."""

import io
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

import pyrage
from pyrage import x25519

from .channel import BLOCK, Abandoned, Channel, ChannelReader, ChannelWriter
from .framing import without
from .names import NotReadable, NotThere, Shredded

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class BlobReader(ChannelReader):
    """Raises NotReadable where damage begins (a cut end shows only at the end), and Shredded
    between two blocks once the folder's key is destroyed: an open download does not outlive it.
    """

    def __init__(
        self, path: Path, *, line: bytes, identity: x25519.Identity, is_live: Callable[[], bool]
    ) -> None:
        try:
            source = path.open("rb", buffering=BLOCK)
        except FileNotFoundError:
            raise NotThere("no such blob") from None
        channel = Channel()
        super().__init__(channel)
        self._is_live = is_live
        self._thread = Thread(target=_decrypt, args=(source, channel, identity), daemon=True)
        self._thread.start()
        try:
            self._rest = memoryview(without(line, channel.receive()))
        except BaseException:
            self.close()
            raise

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._is_live():
            raise Shredded("the folder was shredded while this was read")
        return super().readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._channel.stop(Abandoned())
            self._thread.join()
        super().close()


def open_blob(
    path: Path, *, line: bytes, identity: x25519.Identity, is_live: Callable[[], bool]
) -> io.BufferedReader:
    """A buffered file over a blob whose first block has been proven."""
    return io.BufferedReader(BlobReader(path, line=line, identity=identity, is_live=is_live), BLOCK)


def _decrypt(source: BinaryIO, channel: Channel, identity: x25519.Identity) -> None:
    target = io.BufferedWriter(ChannelWriter(channel), BLOCK)
    with source:
        try:
            pyrage.decrypt_io(source, target, [identity])
            target.flush()
            channel.finish()
        except Exception as problem:  # noqa: BLE001 - the reading thread raises it
            channel.fail(_said_plainly(problem))


def _said_plainly(problem: Exception) -> Exception:
    """age tells of damage in the header by DecryptError, behind it by an OSError of no number."""
    if isinstance(problem, OSError) and problem.errno:
        return problem
    return NotReadable("damaged, cut short, or under another key")
