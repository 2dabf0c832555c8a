"""Receives files straight into the vault, for any page that takes some."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import Deposit
from ordvern.apps.files.uploads import VaultedUpload, VaultUploadHandler
from ordvern.documents import Reason

from .reasons import told

MAX_FILES = 30


@dataclass(slots=True)
class Upload:
    """The files of one request, in the vault already; gone again unless somebody keeps them."""

    handler: VaultUploadHandler
    is_kept: bool = False

    def keep(self) -> None:
        """They belong to an order now."""
        self.is_kept = True

    @property
    def problem(self) -> Sequence[str | LazyText]:
        """What is wrong with the upload as a whole and what to do next; empty if nothing is."""
        if self.handler.too_large:
            return told(Reason.TOO_LARGE)
        if self.handler.too_many:
            return (_("There are too many files."), _("Send the first ones now, the rest after."))
        return ()


def receive(
    request: HttpRequest,
    view: Callable[..., HttpResponse],
    *args: Any,
    folder: Folder | None = None,
) -> HttpResponse:
    """Answer with ``view(request, upload, *args)``, its files encrypted as they arrive.

    They go into `folder`, or one of their own. The caller is `csrf_exempt`: the handler must be
    in place before anything reads the form, so the token is checked in here, as Django's manual
    has it for upload handlers.
    """
    handler = VaultUploadHandler(
        request,
        now=timezone.now,
        max_bytes=settings.MAX_FILE_BYTES,
        max_files=MAX_FILES,
        folder=folder,
    )
    request.upload_handlers = [handler]
    upload = Upload(handler)
    try:
        return csrf_protect(view)(request, upload, *args)
    except UnreadablePostError:
        return HttpResponseBadRequest()  # cut off; nobody is there to read an answer
    finally:
        if not upload.is_kept:
            handler.discard()


def deposits(files: Sequence[UploadedFile]) -> list[Deposit]:
    """What the use cases take."""
    return [file.deposit for file in files if isinstance(file, VaultedUpload)]


class ManyFiles(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Any, files: MultiValueDict[str, UploadedFile], name: str
    ) -> list[UploadedFile]:
        return files.getlist(name)


class FilesField(forms.FileField):
    """One or more files, none of them empty; cleans to a list."""

    widget = ManyFiles
    default_error_messages = {
        "required": _("Choose at least one file."),
        "empty": _("A file is empty. Check that it was saved, and choose the files again."),
    }

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(FilesField, self).clean(each, initial) for each in data or [None]]
