"""Finds what belongs to the customer who asks; everything else is the same 404 as nothing."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.screening.models import Redaction
from ordvern.web.ui.access import actor_of

SEEN = (Redaction.Status.READY, Redaction.Status.APPROVED)
DELIVERED = (Status.DELIVERED, Status.CLOSED)


def my_order(request: HttpRequest, order_id: UUID) -> tuple[Actor, Order]:
    """The customer and his order; `Http404` if it is not his."""
    actor = actor_of(request, Role.CUSTOMER)
    orders = Order.objects.visible_to(actor).select_related("folder", "customer")
    return actor, get_object_or_404(orders, pk=order_id)


def my_file(order: Order, file_id: UUID) -> StoredFile:
    """A file of the order that its customer may open: his own, copies shown to him, deliveries."""
    his = Q(role=StoredFile.Role.SOURCE)
    shown = Q(role=StoredFile.Role.REDACTED, made_by_redaction__status__in=SEEN)
    delivered = Q(role=StoredFile.Role.TRANSLATION, in_use=True)
    allowed = his | shown | delivered if order.status in DELIVERED else his | shown
    files = order.folder.files.select_related("folder").filter(allowed)
    return get_object_or_404(files, pk=file_id)
