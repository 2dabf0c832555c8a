"""The inbox: what needs a person now."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.conversations.models import Message
from ordvern.apps.core.actors import Actor, ActorKind, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.core.usecases.retry_task import retry_task
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.post.models import OutgoingMail
from ordvern.web.desk.navigation import QUEUES, counts_of, in_queue, meets_invoices_only
from ordvern.web.desk.rows import OrderRow, rows, with_files
from ordvern.web.ui.access import actor_of

from .acting import refusals_told

SHOWN = 10
SHOWN_WRONG = 20
WAITING_FOR_OTHERS = (
    Status.SCREENING,
    Status.AWAITING_CUSTOMER,
    Status.REDACTING,
    Status.QUOTED,
    Status.IN_WORK,
    Status.CORRECTING,
    Status.DELIVERED,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue with its first orders, the most pressing first."""

    name: str
    words: str | LazyText
    count: int
    rows: list[OrderRow]


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.STAFF, Role.OFFICER)
    counts = counts_of(actor)
    context: dict[str, Any] = {
        "invoices_only": meets_invoices_only(actor),
        "counts": counts,
        "queues": [_waiting(name, count, actor) for name, count in counts.items() if count],
        "elsewhere": _elsewhere(actor),
    }
    if actor.kind is ActorKind.OFFICER or actor.may(Power.RUN_ORDERS):
        context |= _went_wrong(actor)
    return render(request, "desk/inbox.html", context)


def _went_wrong(actor: Actor) -> dict[str, Any]:
    """What stopped, reached nobody or has not been read."""
    parked = QueuedTask.objects.filter(state=TaskState.PARKED)
    dead = OutgoingMail.objects.dead().select_related("account")
    unread = Message.objects.visible_to(actor).unread_by(actor)
    return {
        "stopped": parked.order_by("-finished_at")[:SHOWN_WRONG],
        "dead": dead.order_by("-failed_at")[:SHOWN_WRONG],
        "unread": unread.select_related("order__customer", "job__partner")[:SHOWN_WRONG],
    }


@require_POST
def task_retry(request: HttpRequest, task_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    task = get_object_or_404(QueuedTask, pk=task_id)
    with refusals_told(request):
        retry_task(task, actor=actor, now=timezone.now())
        messages.success(request, _("The task will be tried again in a moment."))
    return redirect("oversight:storage" if actor.kind is ActorKind.OFFICER else "desk:inbox")


def _waiting(name: str, count: int, actor: Actor) -> Waiting:
    pressing = in_queue(name, actor).order_by(F("wanted_on").asc(nulls_last=True), "received_at")[
        :SHOWN
    ]
    return Waiting(name, QUEUES[name][0], count, rows(with_files(pressing)))


def _elsewhere(actor: Actor) -> list[tuple[str, str | LazyText, int]]:
    """How many orders others are busy with, by state: value, words, count."""
    counted = (
        Order.objects.visible_to(actor)
        .filter(status__in=WAITING_FOR_OTHERS)
        .values_list("status")
        .annotate(count=Count("pk"))
        .order_by()
    )
    counts = dict(counted)
    return [
        (status, Status(status).label, counts[status])
        for status in WAITING_FOR_OTHERS
        if status in counts
    ]
