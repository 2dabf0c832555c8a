"""How far the looking-through of a request has come, for somebody who only has its link."""

from dataclasses import dataclass
from datetime import date

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.papers import agency_details
from ordvern.apps.billing.prices import NoPrice
from ordvern.apps.core.models import QueuedTask
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import asked_for, has_uncounted, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.submit_request import SCREEN


@dataclass(frozen=True, slots=True)
class Progress:
    """Files looked through of all files; `is_moving` while more is to come without anybody."""

    is_moving: bool
    done: int = 0
    total: int = 0


def progress_of(order: Order) -> Progress:
    if order.status != Status.SCREENING:
        return Progress(is_moving=False)
    task = QueuedTask.objects.filter(kind=SCREEN, subject=str(order.pk)).order_by("-pk").first()
    if task is None:
        return Progress(is_moving=True)
    return Progress(is_moving=True, done=task.done, total=task.total)


def estimate_of(order: Order, *, day: date) -> Calculation | None:
    """The price by the lists, where the agency tells it at once and every file was counted."""
    if not order.is_before_work or order.status == Status.SCREENING:
        return None
    if not agency_details().shows_estimate or has_uncounted(order):
        return None
    try:
        return proposal(order, asked_for(order), day=day)
    except NoPrice:
        return None
