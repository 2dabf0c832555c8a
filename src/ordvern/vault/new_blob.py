"""A blob's file before it has a name: it becomes a blob whole and durable, or vanishes."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pyrage import x25519

from . import durable
from .encryption import Encrypted, Source, encrypt
from .names import BlobId, Shredded


@dataclass(frozen=True, slots=True)
class Stored:
    """A committed blob. `size` in bytes and `sha256` (hex) are the plaintext's.

    `cipher_sha256` (hex) is the stored file's, so that it can be checked without any key.
    """

    id: BlobId
    size: int
    sha256: str
    cipher_sha256: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where a new blob goes and how it is encrypted; `is_live` tells if its folder still is."""

    path: Path
    blob: BlobId
    line: bytes
    recipient: x25519.Recipient
    is_live: Callable[[], bool]


class NewBlob:
    """Leaving its `with` block without `keep` leaves nothing behind."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._part = durable.part_of(target.path)
        self._descriptor = -1
        try:
            self._descriptor = durable.create(self._part)
        except FileNotFoundError:
            raise Shredded(target.path.parent.name) from None

    def fill(self, source: Source) -> Encrypted:
        """Encrypt all of `source` into the file; raises OSError and whatever `source` raises."""
        target = self._target
        return encrypt(source, self._descriptor, line=target.line, recipient=target.recipient)

    def keep(self, content: Encrypted) -> Stored:
        """Make it durable and give it its name; raises Shredded if its folder went meanwhile."""
        os.fsync(self._descriptor)
        try:
            durable.rename(self._part, self._target.path)
        except FileNotFoundError:
            raise Shredded(self._target.path.parent.name) from None
        if not self._target.is_live():
            durable.remove(self._target.path)
            raise Shredded(self._target.path.parent.name)
        return Stored(self._target.blob, content.size, content.sha256, content.cipher_sha256)

    def close(self) -> None:
        """Give up what was not kept. May be called again."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)
            durable.remove(self._part)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
