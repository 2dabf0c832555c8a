"""Where things lie on the disk: ``<files>/<folder>/<blob>.age``, and nothing in any name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .durable import PART
from .names import BlobId, FolderId, checked, is_id

_BLOB = ".age"


@dataclass(frozen=True, slots=True)
class Places:
    """Paths are made from checked ids alone, so no id can lead out of `files`."""

    files: Path

    def folder(self, folder: FolderId) -> Path:
        return self.files / checked(folder)

    def blob(self, folder: FolderId, blob: BlobId) -> Path:
        return self.folder(folder) / (checked(blob) + _BLOB)

    def folders(self) -> Iterator[FolderId]:
        """Every folder that has a directory, in no given order."""
        for path in self.files.iterdir() if self.files.is_dir() else ():
            if is_id(path.name):
                yield FolderId(path.name)

    def blobs(self, folder: FolderId) -> Iterator[BlobId]:
        """Every blob that has a name there; what is still being written has none."""
        for path in self._inside(folder):
            if path.suffix == _BLOB and is_id(path.stem):
                yield BlobId(path.stem)

    def unfinished(self, folder: FolderId) -> Iterator[Path]:
        """Files that are being written, or whose writer died."""
        return (path for path in self._inside(folder) if path.suffix == PART)

    def _inside(self, folder: FolderId) -> Iterator[Path]:
        directory = self.folder(folder)
        return directory.iterdir() if directory.is_dir() else iter(())
