"""Takes uploaded files straight into the vault: no readable byte of them touches the disk."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from ordvern.vault import FolderId, Stored, Writer

from .models import Folder
from .shredding import destroy, mark_erased
from .store import Deposit, new_folder, seal_name, vault

Now = Callable[[], Any]
if TYPE_CHECKING:
    _Uploaded = UploadedFile[bytes]
else:
    _Uploaded = UploadedFile


class VaultedUpload(_Uploaded):
    """An uploaded file that lies encrypted in the vault; it has no readable content here."""

    def __init__(self, stored: Stored, folder: Folder, *, name: str) -> None:
        super().__init__(file=None, name=name, size=stored.size)
        self.folder = folder
        self.sealed_name = seal_name(folder.id, name)
        self.stored = stored

    @property
    def deposit(self) -> Deposit:
        return Deposit(self.stored, self.sealed_name)


class VaultUploadHandler(FileUploadHandler):
    """Encrypts each chunk as it arrives, under the key of one folder for the whole request.

    A file over `max_bytes`, or more than `max_files` of them, stops the upload; an upload that is
    cut off leaves nothing behind. Into a `folder` that is given, only this upload is taken back.
    """

    chunk_size = 256 * 1024

    def __init__(
        self,
        request: HttpRequest | None = None,
        *,
        now: Now,
        max_bytes: int,
        max_files: int,
        folder: Folder | None = None,
    ) -> None:
        super().__init__(request)
        self.now = now
        self.max_bytes = max_bytes
        self.max_files = max_files
        self.folder = folder
        self.too_large = False
        self.too_many = False
        self.is_kept = False
        self._stored: list[Stored] = []
        self._ours = folder is None
        self._count = 0
        self._size = 0
        self._writer: Writer | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._count += 1
        if self._count > self.max_files:
            self.too_many = True
            raise SkipFile
        if self.folder is None:
            self.folder = new_folder(now=self.now())
        self._size = 0
        self._writer = vault().writer(FolderId(self.folder.id))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._writer is None:
            raise SkipFile
        self._size += len(raw_data)
        if self._size > self.max_bytes:
            self.too_large = True
            self._drop()
            raise SkipFile
        self._writer.write(raw_data)

    def file_complete(self, file_size: int) -> VaultedUpload | None:
        if self._writer is None or self.folder is None:
            return None
        stored = self._writer.commit()
        self._writer = None
        self._stored.append(stored)
        return VaultedUpload(stored, self.folder, name=self.file_name or "")

    def upload_interrupted(self) -> None:
        self.discard()

    def place(self) -> Folder:
        """The folder of this upload, made here if no file has come."""
        if self.folder is None:
            self.folder = new_folder(now=self.now())
        return self.folder

    def keep(self) -> None:
        """What was uploaded belongs to an order now: `discard` takes nothing of it away."""
        self.is_kept = True

    def discard(self) -> None:
        """Leave nothing of this upload: what was being written, and the folder if it is ours."""
        if self.is_kept:
            return
        if self._writer is not None:
            self._writer.abort()
            self._writer = None
        if self.folder is not None and self._ours:
            destroy(self.folder)
            mark_erased(self.folder, now=self.now())
            self.folder.delete()
            self.folder = None
        elif self.folder is not None:
            for stored in self._stored:
                vault().discard(FolderId(self.folder.id), stored.id)
        self._stored.clear()

    def _drop(self) -> None:
        if self._writer is not None:
            self._writer.abort()
            self._writer = None
