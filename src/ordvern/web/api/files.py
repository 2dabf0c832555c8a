"""Files of an order by program: the list, one as a download, the certificate of erasure."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from ordvern.apps.core.actors import ActorKind
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import FileQuerySet, StoredFile
from ordvern.apps.files.store import name_of
from ordvern.apps.orders.customer_access import files_for_customer
from ordvern.apps.orders.models import Order
from ordvern.apps.programs.models import Scope
from ordvern.apps.screening.sensitive import is_sensitive
from ordvern.vault import NotReadable, Shredded
from ordvern.web.ui.handing_out import as_attachment, stream_of

from .callers import Asked, Bearer, Caller
from .orders import READ, order_of
from .problems import Problem
from .shapes import Files, FileShape

router = Router(tags=["files"])
FETCH = Bearer(Scope.FILES_READ)
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
PDF = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}


def content_of(content: Mapping[str, object]) -> dict[str, object]:
    """What the description says of an answer that is not JSON."""
    return {"responses": {200: {"description": "OK", "content": content}}}


def _open_to(request: Asked, order: Order) -> FileQuerySet:
    if request.auth.actor.kind is ActorKind.CUSTOMER:
        return files_for_customer(order)
    return StoredFile.objects.filter(folder=order.folder_id).select_related("folder")


def of_bytes(content: bytes, kind: str = "application/octet-stream") -> HttpResponse:
    return HttpResponse(content, content_type=kind)


def name_if_any(file: StoredFile) -> str:
    """The file's name, empty once it is erased."""
    try:
        return name_of(file)
    except (Shredded, NotReadable):
        return ""


def refuse_if_sensitive(caller: Caller, file: StoredFile) -> None:
    """A token knows no second factor: whoever made it has said whether it opens such files."""
    if Scope.FILES_SENSITIVE not in caller.token.scopes and is_sensitive(file):
        raise Problem("no-second-factor")


def _shape(file: StoredFile) -> FileShape:
    return FileShape(
        id=file.pk,
        role=file.role,
        name=name_if_any(file),
        size=file.size,
        translates=file.derived_from_id,
    )


@router.get("/{uuid:order_id}/files", url_name="files", auth=FETCH, response=Files)
def files(request: Asked, order_id: UUID) -> Files:
    """What the account may open of the order."""
    order = order_of(request.auth.actor, order_id)
    return Files(files=[_shape(file) for file in _open_to(request, order)])


@router.get(
    "/{uuid:order_id}/files/{uuid:file_id}",
    url_name="file",
    auth=FETCH,
    openapi_extra=content_of(BYTES),
)
def file(request: Asked, order_id: UUID, file_id: UUID) -> HttpResponseBase:
    """The content, streamed; the log is written before the first byte."""
    order = order_of(request.auth.actor, order_id)
    found = get_object_or_404(_open_to(request, order), pk=file_id)
    refuse_if_sensitive(request.auth, found)
    return stream_of(found, actor=request.auth.actor, now=timezone.now())


@router.get(
    "/{uuid:order_id}/certificate", url_name="certificate", auth=READ, openapi_extra=content_of(PDF)
)
def certificate(request: Asked, order_id: UUID) -> HttpResponseBase:
    """The signed certificate that the files were erased."""
    order = order_of(request.auth.actor, order_id)
    made = Certificate.objects.visible_to(request.auth.actor).exclude(pdf=None)
    found = get_object_or_404(made, folder=order.folder_id)
    response = of_bytes(bytes(found.pdf or b""), "application/pdf")
    return as_attachment(response, _("certificate-%(number)s.pdf") % {"number": order.number})
