"""Files that a program sends: each in the vault before anything looks at it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from ordvern.apps.files.store import Deposit
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.web.ui.receiving import deposits_of, what_is_wrong

from .problems import Problem


def received(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Leave nothing of files that found no place; for operations behind `Receiving`."""

    @wraps(view)
    def receive(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        finally:
            for each in request.upload_handlers:
                if isinstance(each, VaultUploadHandler):
                    each.discard()

    return receive


def sent(
    request: HttpRequest, field: str, *, may_be_none: bool = False
) -> tuple[VaultUploadHandler, list[Deposit]]:
    """What came in a field of the form, and its handler, to be told when it is kept.

    Raises `Problem` for too many files, too large ones, empty ones, or none where
    there must be one.
    """
    uploads = request.upload_handlers[0]
    if not isinstance(uploads, VaultUploadHandler):
        raise TypeError("not behind `Receiving`")
    deposits = deposits_of(request, field)
    wrong = what_is_wrong(uploads, deposits, may_be_none=may_be_none)
    if wrong:
        raise Problem("not-valid", [(field, " ".join(map(str, wrong)))])
    return uploads, deposits


def prints_of(deposits: list[Deposit]) -> list[tuple[int, str]]:
    """Size and hash of each, by which the same request is known again."""
    return [(each.stored.size, each.stored.sha256) for each in deposits]
