"""Views that take files: each byte goes into the vault before anything else looks at it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from ordvern.apps.files.store import Deposit
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.documents import Reason

from .reasons import told

Prepare = Callable[..., VaultUploadHandler]
View = Callable[..., HttpResponse]


def receives_files(prepare: Prepare) -> Callable[[View], View]:
    """Have a view receive files through the handler that `prepare` makes.

    `prepare` is called with the arguments of the view before a byte of the body is read: it
    checks who asks, and for what. The view gets the handler as `uploads` and says
    ``uploads.keep()`` when the files have found their place; otherwise nothing of them is left.

    The check against forged requests parses the body, so it must come after the handler is set:
    Django's documented order is to exempt the outer view and to protect the inner one.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def receive(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            uploads = prepare(request, **kwargs)
            request.upload_handlers = [uploads]
            try:
                return protected(request, uploads=uploads, **kwargs)
            finally:
                uploads.discard()

        return receive

    return decorate


def deposits_of(request: HttpRequest, field: str) -> list[Deposit]:
    """What lies in the vault for a field of the form; call where `uploads` is the handler."""
    return [file.deposit for file in request.FILES.getlist(field)]  # type: ignore[attr-defined]  # `uploads` makes it


def what_is_wrong(
    uploads: VaultUploadHandler, deposits: list[Deposit], *, may_be_none: bool = False
) -> tuple[str | LazyText, str | LazyText] | None:
    """Why these files cannot be taken and what to do next, or None if they can; `may_be_none` where
    none is needed."""
    if uploads.too_large:
        return told(Reason.TOO_LARGE)
    if uploads.too_many:
        return _("These are more files than can be sent at once."), _("Send them in several turns.")
    if not deposits and not may_be_none:
        return _("No file was chosen."), _("Choose the file and send it again.")
    if any(deposit.stored.size == 0 for deposit in deposits):
        return told(Reason.EMPTY)
    return None
