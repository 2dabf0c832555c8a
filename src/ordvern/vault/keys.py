"""Key records: one small file a folder, holding the folder's identity under the master key.

A live record is ``<folder>.key``. To destroy it, a tombstone is laid over its bytes where they
lie, and it is then renamed to ``<folder>.shredded``: no free space is needed, and whatever moment
the power fails, the record is either whole or a tombstone. A tombstone beside a live record wins,
so a key brought back from a backup does not bring back what was erased.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import x25519

from . import durable
from .master import MasterKey
from .names import FolderId, NotReadable, NotThere, Shredded, checked, is_id

_TOMBSTONE = b"shredded\n"
_LIVE, _GONE = ".key", ".shredded"


@dataclass(frozen=True, slots=True)
class KeyStore:
    """The keys of all folders, in a directory of their own (its own disk, its own backups)."""

    path: Path
    master: MasterKey

    def create(self, folder: FolderId) -> None:
        """Make and store a new identity for `folder`, durably."""
        record = f"ordvern-key 1 {checked(folder)}\n{x25519.Identity.generate()}\n"
        wrapped = pyrage.encrypt(record.encode(), [self.master.identity.to_public()])
        durable.make_directory(self.path)
        durable.write_new(self._live(folder), wrapped)

    def identity(self, folder: FolderId) -> x25519.Identity:
        """The folder's identity, never cached: what is shredded stops being readable at once.

        Raises Shredded, NotThere, or NotReadable if the record is damaged or another folder's.
        """
        head, _, secret = self._unwrapped(folder).partition("\n")
        if head != f"ordvern-key 1 {folder}":
            raise NotReadable("the key record belongs to another folder")
        return x25519.Identity.from_str(secret.strip())

    def is_live(self, folder: FolderId) -> bool:
        """Whether the key is there, by name alone: cheap enough to ask between two blocks."""
        return self._live(folder).exists() and not self._gone(folder).exists()

    def destroy(self, folder: FolderId) -> None:
        """Lay a tombstone over the key. Durable on return; may be repeated at will.

        A folder without any record gets a tombstone too: after a restore of old keys the list of
        erasures is played back, and must hold for keys that a later restore might bring.
        """
        live, gone = self._live(folder), self._gone(folder)
        durable.make_directory(self.path)
        try:
            durable.overwrite(live, _TOMBSTONE)
            durable.rename(live, gone)
        except FileNotFoundError:
            # Never there, or another process was faster; either way the name must be durable.
            if not gone.exists():
                durable.write_new(gone, _TOMBSTONE)
            durable.sync_directory(self.path)

    def folders(self) -> Iterator[tuple[FolderId, bool]]:
        """Every folder with a record, once, and whether its key is live; in no given order."""
        for path in self.path.iterdir() if self.path.is_dir() else ():
            folder = FolderId(path.stem)
            if is_id(folder) and path.suffix == _GONE:
                yield folder, False
            elif is_id(folder) and path.suffix == _LIVE and not self._gone(folder).exists():
                yield folder, not path.read_bytes().startswith(_TOMBSTONE)

    def _unwrapped(self, folder: FolderId) -> str:
        if self._gone(folder).exists():
            raise Shredded(folder)
        try:
            record = self._live(folder).read_bytes()
        except FileNotFoundError:
            raise self._why_missing(folder) from None
        if record.startswith(_TOMBSTONE):
            raise Shredded(folder)
        try:
            return bytes(pyrage.decrypt(record, [self.master.identity])).decode()
        except pyrage.DecryptError:
            raise NotReadable("the key record is damaged or under another master key") from None

    def _why_missing(self, folder: FolderId) -> Exception:
        """Another process may have shredded it between our two looks."""
        return Shredded(folder) if self._gone(folder).exists() else NotThere("no such folder")

    def _live(self, folder: FolderId) -> Path:
        return self.path / (checked(folder) + _LIVE)

    def _gone(self, folder: FolderId) -> Path:
        return self.path / (checked(folder) + _GONE)
