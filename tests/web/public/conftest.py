"""A visitor's browser, and a filled-in request for a quote."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import HARMLESS

Filled = Callable[..., dict[str, Any]]


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def filled() -> Filled:
    """Makes a request that lacks nothing; fields may be given another value."""

    def fill(*contents: str, **other: Any) -> dict[str, Any]:
        files = [SimpleUploadedFile("brev.txt", text.encode()) for text in contents or (HARMLESS,)]
        return {
            "token": str(uuid.uuid4()),
            "files": files,
            "source_language": "nb",
            "target_language": "en",
            "kind": "person",
            "name": "Kari Lunde",
            "email": "kari@kunde.example",
            "declared": "on",
        } | other

    return fill


def left_in(agency: Path) -> list[Path]:
    """Everything that lies in the vault or among its keys, but the notes of keys destroyed."""
    folders = (agency / "vault", agency / "keys")
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path for path in files if path.suffix != ".shredded"]
