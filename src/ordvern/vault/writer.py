"""A blob written chunk by chunk, as an upload arrives."""

from threading import Thread
from types import TracebackType
from typing import Self

from .channel import Abandoned, Channel
from .encryption import Encrypted
from .new_blob import NewBlob, Stored, Target


class Writer:
    """Leaving its `with` block without `commit` leaves nothing behind.

    `write` and `commit` raise OSError when the disk is full. Not for several threads at once.
    """

    def __init__(self, target: Target) -> None:
        self._filling = _Filling(NewBlob(target))
        self._thread = Thread(target=self._filling.run, daemon=True)
        self._thread.start()

    def write(self, chunk: bytes | bytearray | memoryview) -> int:
        """Take a chunk of any size; the buffer may be reused afterwards. Returns its length."""
        content = bytes(chunk)
        self._filling.channel.send(content)
        return len(content)

    def commit(self) -> Stored:
        """Make the blob durable and visible; raises Shredded if its folder went meanwhile."""
        with self:
            self._filling.channel.finish()
            self._thread.join()
            return self._filling.keep()

    def abort(self) -> None:
        """Give up and remove what was written; quiet if it is committed or given up already."""
        self._filling.channel.stop(Abandoned("this writer has been committed or given up"))
        self._thread.join()
        self._filling.blob.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()

    def __del__(self) -> None:
        if hasattr(self, "_thread"):  # a constructor that raised left none
            self.abort()


class _Filling:
    """What the thread holds: not the Writer, so that a forgotten Writer is given up in time."""

    def __init__(self, blob: NewBlob) -> None:
        self.channel = Channel()
        self.blob = blob
        self._content: Encrypted | None = None

    def run(self) -> None:
        try:
            self._content = self.blob.fill(self)
        except Exception as problem:  # noqa: BLE001 - the caller's thread raises it
            self.channel.stop(problem)

    def read(self, size: int, /) -> bytes:
        """The next chunk, whatever its size: the encryption takes it as it comes."""
        return self.channel.receive()

    def keep(self) -> Stored:
        if self.channel.reason or self._content is None:
            raise self.channel.reason or Abandoned("the writer's thread did not run")
        return self.blob.keep(self._content)
