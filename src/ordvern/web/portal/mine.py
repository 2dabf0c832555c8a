"""Finds what belongs to the customer who asks; everything else is the same 404 as nothing."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.customer_access import files_for_customer
from ordvern.apps.orders.models import Order
from ordvern.web.ui.access import actor_of


def my_order(request: HttpRequest, order_id: UUID) -> tuple[Actor, Order]:
    """The customer and his order; `Http404` if it is not his."""
    actor = actor_of(request, Role.CUSTOMER)
    orders = Order.objects.visible_to(actor).select_related("folder", "customer")
    return actor, get_object_or_404(orders, pk=order_id)


def my_file(order: Order, file_id: UUID) -> StoredFile:
    """A file of the order that its customer may open."""
    return get_object_or_404(files_for_customer(order), pk=file_id)
