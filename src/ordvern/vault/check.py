"""Looks through a vault for what should not be: rot, loss, strays, and life after shredding."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .channel import BLOCK
from .framing import blob_line
from .keys import KeyStore
from .names import BlobId, FolderId, NotReadable, NotThere, Shredded
from .places import Places
from .reader import open_blob

SETTLED_AFTER = 60 * 60
"""Seconds after which a file that no register knows cannot be one that is just being stored."""


class Fault(StrEnum):
    """What can be wrong with a folder or a blob."""

    DAMAGED = "damaged"
    MISSING = "missing"
    UNKNOWN_BLOB = "unknown_blob"
    UNKNOWN_FOLDER = "unknown_folder"
    UNFINISHED = "unfinished"
    STILL_READABLE = "still_readable"
    REMAINS = "remains"
    KEY_GONE = "key_gone"
    KEY_DAMAGED = "key_damaged"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a register says of a folder: its blobs' ids with the `cipher_sha256` of each."""

    folder: FolderId
    blobs: Mapping[BlobId, str] = field(default_factory=dict)
    is_shredded: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault and where it is; `blob` is none when it concerns the folder."""

    fault: Fault
    folder: FolderId
    blob: BlobId | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How much was looked at (`size` in stored bytes) and what was wrong, sorted."""

    folders: int
    blobs: int
    size: int
    problems: tuple[Problem, ...]


class Examination:
    """One walk through a vault; `run` may be called once."""

    def __init__(self, places: Places, keys: KeyStore, *, settled_after: float) -> None:
        self._places, self._keys = places, keys
        self._settled_before = time.time() - settled_after
        self._seen: set[FolderId] = set()
        self._blobs = self._size = 0

    def run(self, expected: Iterable[Expected] | None) -> Report:
        found = self._without_register() if expected is None else self._with_register(expected)
        problems = tuple(sorted(found, key=lambda it: (it.fault, it.folder, it.blob or "")))
        return Report(len(self._seen), self._blobs, self._size, problems)

    def _with_register(self, expected: Iterable[Expected]) -> Iterator[Problem]:
        for entry in expected:
            self._seen.add(entry.folder)
            yield from self._shredded(entry) if entry.is_shredded else self._live(entry)
        for folder, is_live in list(self._keys.folders()):
            if folder not in self._seen and is_live and self._is_settled(folder):
                self._seen.add(folder)
                yield Problem(Fault.UNKNOWN_FOLDER, folder)
        for folder in list(self._places.folders()):
            if folder not in self._seen and self._is_settled(folder):
                self._seen.add(folder)
                yield Problem(Fault.UNKNOWN_FOLDER, folder)

    def _without_register(self) -> Iterator[Problem]:
        shredded = {folder for folder, is_live in self._keys.folders() if not is_live}
        for folder in {folder for folder, _ in self._keys.folders()} | set(self._places.folders()):
            self._seen.add(folder)
            if folder in shredded:
                yield from self._remains(folder)
            else:
                yield from self._key(folder)
                yield from self._unfinished(folder)
                for blob in self._places.blobs(folder):
                    yield from self._decrypted(folder, blob)

    def _shredded(self, entry: Expected) -> Iterator[Problem]:
        try:
            self._keys.identity(entry.folder)
        except (Shredded, NotReadable):
            yield from self._remains(entry.folder)
        else:
            yield Problem(Fault.STILL_READABLE, entry.folder)

    def _remains(self, folder: FolderId) -> Iterator[Problem]:
        if self._places.folder(folder).exists():
            yield Problem(Fault.REMAINS, folder)

    def _live(self, entry: Expected) -> Iterator[Problem]:
        yield from self._key(entry.folder)
        yield from self._unfinished(entry.folder)
        there = set(self._places.blobs(entry.folder))
        for blob, sha256 in entry.blobs.items():
            yield from self._hashed(entry.folder, blob, sha256)
        for blob in there - entry.blobs.keys():
            if self._is_settled(entry.folder, blob):
                yield Problem(Fault.UNKNOWN_BLOB, entry.folder, blob)

    def _key(self, folder: FolderId) -> Iterator[Problem]:
        try:
            self._keys.identity(folder)
        except (Shredded, NotThere):
            yield Problem(Fault.KEY_GONE, folder)
        except NotReadable:
            yield Problem(Fault.KEY_DAMAGED, folder)

    def _unfinished(self, folder: FolderId) -> Iterator[Problem]:
        for path in self._places.unfinished(folder):
            if path.stat().st_mtime <= self._settled_before:
                yield Problem(Fault.UNFINISHED, folder)

    def _hashed(self, folder: FolderId, blob: BlobId, sha256: str) -> Iterator[Problem]:
        """Against the register: needs no key."""
        try:
            with self._places.blob(folder, blob).open("rb", buffering=0) as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                self._count(file.tell())
        except FileNotFoundError:
            yield Problem(Fault.MISSING, folder, blob)
            return
        if digest != sha256:
            yield Problem(Fault.DAMAGED, folder, blob)

    def _decrypted(self, folder: FolderId, blob: BlobId) -> Iterator[Problem]:
        """Without a register: age proves each block, the line in front proves the place."""
        try:
            identity = self._keys.identity(folder)
        except (Shredded, NotReadable):
            return  # told once for the folder, by `_key`
        path, line = self._places.blob(folder, blob), blob_line(folder, blob)
        try:
            with open_blob(path, line=line, identity=identity, is_live=lambda: True) as file:
                while file.read(BLOCK):
                    pass
            self._count(path.stat().st_size)
        except NotThere:
            return  # taken away since the directory was listed
        except NotReadable:
            yield Problem(Fault.DAMAGED, folder, blob)

    def _count(self, size: int) -> None:
        self._blobs += 1
        self._size += size

    def _is_settled(self, folder: FolderId, blob: BlobId | None = None) -> bool:
        directory = self._places.folder(folder)
        path = self._places.blob(folder, blob) if blob else directory
        return not path.exists() or path.stat().st_mtime <= self._settled_before
