"""Idempotency keys: how a request says that it is the same as before."""

import hashlib
import json
from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, Status

from ordvern.apps.programs.once import once

from .callers import Asked

LONGEST_KEY = 64
KEY = r"^[A-Za-z0-9._:-]+$"
Key = Annotated[
    str, Header(alias="Idempotency-Key", min_length=8, max_length=LONGEST_KEY, pattern=KEY)
]
KeyIfAny = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=8, max_length=LONGEST_KEY, pattern=KEY),
]


def fingerprint_of(request: HttpRequest, content: Any) -> str:
    """Of the method, the address and what was sent."""
    told = json.dumps([request.method, request.path, content], sort_keys=True, default=str)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def done_once(
    request: Asked, key: str | None, content: Any, deed: Callable[[], tuple[int, Any]]
) -> Status[Any]:
    """The status and the body of `deed`, as they were the first time if `key` was seen before."""
    if key is None:
        return Status(*deed())

    def plain() -> tuple[int, Any]:
        status, shape = deed()
        return status, shape.model_dump(mode="json")

    fingerprint = fingerprint_of(request, content)
    token, now = request.auth.token, timezone.now()
    return Status(*once(token, key=key, fingerprint=fingerprint, deed=plain, now=now))
