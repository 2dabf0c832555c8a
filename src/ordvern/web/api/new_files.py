"""What a customer's program sends about a file that holds an order up: a new one, or a password."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.orders.customer_access import files_for_customer
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.send_new_file import send_new_file
from ordvern.apps.orders.usecases.unlock_file import unlock_file
from ordvern.apps.programs.models import Scope
from ordvern.documents import Refused
from ordvern.web.ui.reasons import told
from ordvern.web.ui.unlocking import is_locked

from .callers import Asked, Receiving, customer
from .orders import WRITE, order_of
from .problems import Problem
from .receiving import prints_of, received, sent
from .repeating import KeyIfAny, done_once
from .shapes import OrderShape, Password, Replaced

router = Router(tags=["files"])


def _mine(actor: Actor, order_id: UUID, file_id: UUID) -> tuple[Order, StoredFile]:
    order = order_of(actor, order_id)
    if order.erasure_was_asked(timezone.now()):
        raise Http404
    return order, get_object_or_404(files_for_customer(order), pk=file_id)


def _folder(actor: Actor, order_id: str, file_id: str) -> Folder:
    if actor.kind is not ActorKind.CUSTOMER:
        raise Problem("not-permitted")
    order, _file = _mine(actor, UUID(order_id), UUID(file_id))
    return order.folder


@router.post(
    "/{uuid:order_id}/files/{uuid:file_id}/replacement",
    url_name="file-replacement",
    auth=Receiving(Scope.ORDERS_WRITE, into=_folder),
    response={201: Replaced},
)
@decorate_view(received)
def file_replacement(
    request: Asked, order_id: UUID, file_id: UUID, file: File[UploadedFile], key: KeyIfAny = None
) -> Status[Replaced]:
    """A new file in the place of one that could not be read, or that the agency asked about."""
    actor = customer(request.auth)
    order, replaced = _mine(actor, order_id, file_id)
    uploads, deposits = sent(request, "file")

    def replace() -> tuple[int, Replaced]:
        now = timezone.now()
        made = send_new_file(order, replaces=replaced, deposit=deposits[0], actor=actor, now=now)
        uploads.keep()
        return 201, _replaced(made, order_of(actor, order_id))

    return done_once(request, key, prints_of(deposits), replace)


@router.post(
    "/{uuid:order_id}/files/{uuid:file_id}/password",
    url_name="file-password",
    auth=WRITE,
    response={201: Replaced},
)
def file_password(
    request: Asked, order_id: UUID, file_id: UUID, said: Password
) -> Status[Replaced]:
    """Open a file that a password protects: a copy without it takes its place."""
    actor = customer(request.auth)
    order, locked = _mine(actor, order_id, file_id)
    if not is_locked(locked):
        raise Http404
    now = timezone.now()
    try:
        made = unlock_file(order, file=locked, password=said.password, actor=actor, now=now)
    except Refused as refused:
        why = " ".join(map(str, told(refused.reason)))
        raise Problem("not-valid", [("body/password", why)]) from None
    return Status(201, _replaced(made, order_of(actor, order_id)))


def _replaced(made: StoredFile, order: Order) -> Replaced:
    return Replaced(file=made.pk, order=OrderShape.of(order))
