"""age's encryption of a stream, with the digests of what went in and what came out.

Hashing runs in the same thread: with helper threads, measured on two cores, the hand-over cost
what they saved. See `bench/vault.py`.
"""

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pyrage
from pyrage import x25519

from . import durable
from .channel import BLOCK

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class Source(Protocol):
    """Hands out bytes: `read` gives about `size` of them, and none only at the end."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Encrypted:
    """`size` and `sha256` (hex) of the plaintext, `cipher_sha256` (hex) of the ciphertext."""

    size: int
    sha256: str
    cipher_sha256: str


def encrypt(
    source: Source, descriptor: int, *, line: bytes, recipient: x25519.Recipient
) -> Encrypted:
    """Encrypt `line` and then all of `source` to an open file, in flat memory.

    The digests do not cover `line`. What reading or writing raises is raised as it was (OSError
    for a full disk), not as age's library wraps it.
    """
    plain, cipher = _Plain(source, line), _Cipher(descriptor)
    target = io.BufferedWriter(cipher, BLOCK)
    try:
        pyrage.encrypt_io(io.BufferedReader(plain, BLOCK), target, [recipient])
        target.flush()
    except (pyrage.EncryptError, OSError) as problem:
        raise (plain.problem or cipher.problem or problem) from None
    return Encrypted(plain.size, plain.sha256.hexdigest(), cipher.sha256.hexdigest())


class _Plain(io.RawIOBase):
    """Gives the line, then the source, and remembers what it gave of the source."""

    def __init__(self, source: Source, line: bytes) -> None:
        self._source, self._rest = source, memoryview(line)
        self.sha256 = hashlib.sha256()
        self.size = 0
        self.problem: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._rest:
            self._rest = memoryview(self._next())
        target = memoryview(buffer)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _next(self) -> bytes:
        try:
            content = self._source.read(BLOCK)
        except Exception as problem:
            self.problem = problem
            raise
        self.sha256.update(content)
        self.size += len(content)
        return content


class _Cipher(io.RawIOBase):
    """Writes to the descriptor and remembers what it wrote; closing leaves the descriptor open."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.sha256 = hashlib.sha256()
        self.problem: Exception | None = None

    def writable(self) -> bool:
        return True

    def write(self, block: "ReadableBuffer") -> int:
        if self.problem:
            return len(memoryview(block))  # the buffer's last flush, after all is lost
        try:
            durable.write_all(self._descriptor, memoryview(block))
        except Exception as problem:
            self.problem = problem
            raise
        self.sha256.update(block)
        return len(memoryview(block))
