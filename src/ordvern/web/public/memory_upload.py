"""Takes an uploaded document into memory and nowhere else: no disk, no vault."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

LARGEST = 20 * 1024 * 1024


class MemoryUploadHandler(FileUploadHandler):
    """Keeps one file of at most `LARGEST` bytes; `too_large` says that there was a larger one."""

    too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > LARGEST:
            self.too_large = True
            self._content = BytesIO()
            raise SkipFile
        self._content.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        self._content.seek(0)
        return InMemoryUploadedFile(
            self._content, self.field_name, self.file_name or "", None, file_size, self.charset
        )
