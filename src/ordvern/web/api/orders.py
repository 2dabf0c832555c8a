"""Orders by program: make one, list them, see one and what its screening saw."""

from collections import Counter
from typing import Annotated
from uuid import UUID

from django.db.models import Count
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order, OrderQuerySet
from ordvern.apps.orders.states import Status as OrderStatus
from ordvern.apps.programs.models import Scope
from ordvern.apps.screening.models import Found, Screening

from .callers import Asked, Bearer, Receiving
from .ordering import Wanted, ordered
from .pages import PageNumber, page_of
from .receiving import prints_of, received, sent
from .repeating import Key, done_once
from .shapes import Orders, OrderShape, ScreeningShape, Seen

router = Router(tags=["orders"])
READ = Bearer(Scope.ORDERS_READ)
WRITE = Bearer(Scope.ORDERS_WRITE)
MAX_FILES = 30
ORDER = Receiving(Scope.ORDERS_WRITE, most=MAX_FILES)


def orders_of(actor: Actor) -> OrderQuerySet:
    return (
        Order.objects.visible_to(actor)
        .select_related("folder", "customer", "interpreting")
        .prefetch_related("steps")
    )


def order_of(actor: Actor, order_id: UUID) -> Order:
    """The order, or `Http404` if there is none that the actor may see."""
    return get_object_or_404(orders_of(actor), pk=order_id)


@router.get("", url_name="orders", auth=READ, response=Orders)
def orders(
    request: Asked, page: PageNumber = 1, status: Annotated[OrderStatus | None, Query()] = None
) -> Orders:
    """The orders of the account, or of the whole agency for its own programs."""
    found = orders_of(request.auth.actor).order_by("-received_at", "pk")
    chosen = found.filter(status=status) if status else found
    rows, totals = page_of(chosen, page, OrderShape.of)
    return Orders(orders=rows, **totals)


@router.post("", url_name="orders", auth=ORDER, response={201: OrderShape})
@decorate_view(received)
def order_new(
    request: Asked, key: Key, wanted: Form[Wanted], files: File[list[UploadedFile] | None] = None
) -> Status[OrderShape]:
    """Ask for a translation of files, or for an interpreter, with or without files. The declaration
    of a lawful ground names the version of the privacy statement that whoever makes it has read."""
    prints = prints_of(sent(request, "files", may_be_none=wanted.wants_interpreter)[1])
    content = [wanted.model_dump(mode="json"), [file.name for file in files or ()], prints]
    return done_once(
        request, key, content, lambda: (201, OrderShape.of(ordered(request, wanted, key)))
    )


@router.get("/{uuid:order_id}", url_name="order", auth=READ, response=OrderShape)
def order(request: Asked, order_id: UUID) -> OrderShape:
    return OrderShape.of(order_of(request.auth.actor, order_id))


@router.get("/{uuid:order_id}/screening", url_name="screening", auth=READ, response=ScreeningShape)
def screening(request: Asked, order_id: UUID) -> ScreeningShape:
    """What was found in the files to be translated: kinds and counts, never words."""
    working = order_of(request.auth.actor, order_id).folder.files.working()
    seen = Screening.objects.filter(file__in=working).order_by("file__ordinal", "pk")
    rows = list(seen.prefetch_related("sensitive_kinds", "notices"))
    counted = Found.objects.filter(screening__in=rows).values_list("screening", "category")
    found: dict[int, Counter[str]] = {row.pk: Counter() for row in rows}
    for pk, category, count in counted.annotate(count=Count("pk")).order_by():
        found[pk][category] = count
    return ScreeningShape(
        files=[Seen.of(row, found[row.pk]) for row in rows], waiting=working.count() - len(rows)
    )
