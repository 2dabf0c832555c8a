"""An upload goes into the vault as it arrives; one that ends badly leaves nothing."""

from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadhandler import SkipFile

from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import vault
from ordvern.apps.files.uploads import VaultedUpload, VaultUploadHandler
from ordvern.vault import BlobId, FolderId


@pytest.fixture
def handler(agency: Path, now: datetime) -> VaultUploadHandler:
    return VaultUploadHandler(now=lambda: now, max_bytes=1000, max_files=2)


def begin(handler: VaultUploadHandler, name: str = "brev.txt") -> None:
    handler.new_file("files", name, "text/plain", None, None, {})


def upload(handler: VaultUploadHandler, content: bytes) -> VaultedUpload:
    begin(handler)
    handler.receive_data_chunk(content, 0)
    uploaded = handler.file_complete(len(content))
    assert isinstance(uploaded, VaultedUpload)
    return uploaded


def test_every_file_of_a_request_lies_under_one_key(handler: VaultUploadHandler) -> None:
    first, second = upload(handler, b"en"), upload(handler, b"to")

    assert first.folder == second.folder
    with vault().open(FolderId(first.folder.id), BlobId(second.stored.id)) as stream:
        assert stream.read() == b"to"


def test_nothing_readable_lies_on_the_disk(handler: VaultUploadHandler, agency: Path) -> None:
    begin(handler)
    handler.receive_data_chunk(b"Torleif Grindheim " * 40, 0)

    for path in agency.rglob("*"):
        assert not path.is_file() or b"Grindheim" not in path.read_bytes()
    handler.discard()


def test_an_upload_that_is_cut_off_leaves_nothing(
    handler: VaultUploadHandler, agency: Path
) -> None:
    upload(handler, b"hele")
    begin(handler)
    handler.receive_data_chunk(b"halve", 0)

    handler.upload_interrupted()

    assert not Folder.objects.exists()
    assert not list(agency.rglob("*.age"))


@pytest.mark.parametrize("size", [1001, 5000])
def test_a_file_that_is_too_large_is_stopped(handler: VaultUploadHandler, size: int) -> None:
    begin(handler)

    with pytest.raises(SkipFile):
        handler.receive_data_chunk(b"x" * size, 0)

    assert handler.too_large


def test_too_many_files_are_stopped(handler: VaultUploadHandler) -> None:
    upload(handler, b"en")
    upload(handler, b"to")

    with pytest.raises(SkipFile):
        begin(handler)

    assert handler.too_many
