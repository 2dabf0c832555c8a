"""The vault itself: folders that hold encrypted blobs and can be made unreadable for good."""

import io
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from . import durable
from .check import SETTLED_AFTER, Examination, Expected, Report
from .framing import blob_line, seal_line, without
from .keys import KeyStore
from .names import BlobId, FolderId, NotReadable, Shredded, new_id
from .new_blob import NewBlob, Stored, Target
from .places import Places
from .reader import open_blob
from .writer import Writer

AGE = b"age-encryption.org/v1\n"
"""How every age file begins: https://age-encryption.org/v1, section "The age file format"."""
UNFINISHED_AFTER = 24 * 60 * 60
"""Seconds after which a file that is still being written belongs to a process that died."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Ciphertext under `files`, one directory a folder; keys elsewhere, in `keys`."""

    files: Path
    keys: KeyStore

    @property
    def _places(self) -> Places:
        return Places(self.files)

    def create(self) -> FolderId:
        """A new, empty folder with a key of its own."""
        folder = FolderId(new_id())
        self.keys.create(folder)
        durable.make_directory(self._places.folder(folder))
        return folder

    def writer(self, folder: FolderId) -> Writer:
        """Begin a blob. Raises Shredded, NotThere or NotReadable if the folder has no key."""
        return Writer(self._new(folder))

    def put(self, folder: FolderId, source: BinaryIO) -> Stored:
        """Store all that `source` still holds, in flat memory. Raises as `writer`, and OSError."""
        with NewBlob(self._new(folder)) as blob:
            return blob.keep(blob.fill(source))

    def open(self, folder: FolderId, blob: BlobId) -> io.BufferedReader:
        """A stream of the blob's plaintext, to be closed; its first block is already proven.

        Raises Shredded, NotThere or NotReadable, here or, where damage lies deeper, on `read`.
        Only who has read to the end knows that the end was not cut off.
        """
        return open_blob(
            self._places.blob(folder, blob),
            line=blob_line(folder, blob),
            identity=self.keys.identity(folder),
            is_live=lambda: self.keys.is_live(folder),
        )

    def seal(self, folder: FolderId, value: bytes) -> bytes:
        """Encrypt a small value, such as a file name, to be kept elsewhere under this key."""
        recipient = self.keys.identity(folder).to_public()
        return bytes(pyrage.encrypt(seal_line(folder) + value, [recipient]))

    def unseal(self, folder: FolderId, sealed: bytes) -> bytes:
        """What `seal` was given; raises Shredded, NotThere or NotReadable."""
        identity = self.keys.identity(folder)
        try:
            return without(seal_line(folder), pyrage.decrypt(sealed, [identity]))
        except pyrage.DecryptError:
            raise NotReadable("damaged, cut short, or under another key") from None

    def discard(self, folder: FolderId, blob: BlobId) -> None:
        """Take one blob away. A copy elsewhere stays readable until the folder is shredded."""
        path = self._places.blob(folder, blob)
        durable.remove(path)
        if path.parent.is_dir():
            durable.sync_directory(path.parent)

    def shred(self, folder: FolderId) -> None:
        """Destroy the key, durably, and only then remove the files; may be repeated at will.

        If removing fails or the power does, everything is unreadable already, and `sweep` or
        another `shred` takes away what is left.
        """
        self.keys.destroy(folder)
        durable.remove_directory(self._places.folder(folder))

    def is_readable(self, folder: FolderId) -> bool:
        """Whether anybody with the master key could still read what the folder holds."""
        try:
            self.keys.identity(folder)
        except (Shredded, NotReadable):
            return False
        return True

    def is_encrypted(self, folder: FolderId, blob: BlobId) -> bool:
        """Whether what lies on the disk is an age file; no key is needed. False if none lies."""
        try:
            with self._places.blob(folder, blob).open("rb") as file:
                return file.read(len(AGE)) == AGE
        except FileNotFoundError:
            return False

    def sweep(self, *, unfinished_after: float = UNFINISHED_AFTER) -> int:
        """Finish what a crash broke off; run it at start and now and then.

        Ends half-done shreddings, and removes files whose writer has touched nothing for
        `unfinished_after` seconds. Returns how many folders and files it took away.
        """
        half_done = [
            folder
            for folder, is_live in self.keys.folders()
            if not is_live and self._places.folder(folder).exists()
        ]
        for folder in half_done:
            self.shred(folder)
        stale = [path for path in self._unfinished() if _age(path) >= unfinished_after]
        for path in stale:
            durable.remove(path)
        return len(half_done) + len(stale)

    def check(
        self, expected: Iterable[Expected] | None = None, *, settled_after: float = SETTLED_AFTER
    ) -> Report:
        """Look for bit rot, files too many or too few, and life where there should be none.

        With `expected` (what a register of the files says), each file is held against it; without,
        every file is decrypted to its end. What is younger than `settled_after` seconds may be in
        the middle of being stored, and is not called a stray. Reads everything, in flat memory.
        """
        return Examination(self._places, self.keys, settled_after=settled_after).run(expected)

    def _new(self, folder: FolderId) -> Target:
        blob = BlobId(new_id())
        return Target(
            self._places.blob(folder, blob),
            blob,
            blob_line(folder, blob),
            self.keys.identity(folder).to_public(),
            lambda: self.keys.is_live(folder),
        )

    def _unfinished(self) -> Iterator[Path]:
        yield from self.keys.path.glob(f".*{durable.PART}")
        for folder in self._places.folders():
            yield from self._places.unfinished(folder)


def _age(path: Path) -> float:
    """Seconds since a file was last written; a file that has gone meanwhile is brand new."""
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime
    return 0.0
