"""Ids of folders and blobs, and the exceptions that say why a vault does not answer."""

import re
import uuid
from typing import NewType

FolderId = NewType("FolderId", str)
BlobId = NewType("BlobId", str)

_ID = re.compile(r"[0-9a-f]{32}")


class Shredded(Exception):
    """The folder's key was destroyed; its files are gone for good, as was asked."""


class NotReadable(Exception):
    """Bytes are there but cannot be trusted: damaged, cut short, swapped, or under another key."""


class NotThere(NotReadable):
    """The vault never held it under this id, or no longer does (which is not shredding)."""


def new_id() -> str:
    """32 lower-case hex digits holding 122 random bits (UUID version 4)."""
    return uuid.uuid4().hex


def is_id(name: str) -> bool:
    """Whether `name` could have come from `new_id`. Anything else never becomes a path."""
    return _ID.fullmatch(name) is not None


def checked(name: str) -> str:
    """`name` itself if it is an id; raises NotThere for all else, path tricks included."""
    if not is_id(name):
        raise NotThere("not an id of this vault")
    return name
