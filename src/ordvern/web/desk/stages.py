"""Where an order stands on its way, as steps to draw."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.web.ui.values import Step, StepState

# How many of the six steps lie behind an order in each state.
BEHIND = {
    Status.SCREENING: 1,
    Status.AWAITING_DECISION: 2,
    Status.AWAITING_CUSTOMER: 2,
    Status.REDACTING: 2,
    Status.RELEASED: 3,
    Status.QUOTED: 3,
    Status.IN_WORK: 3,
    Status.CORRECTING: 3,
    Status.DELIVERED: 5,
    Status.CLOSED: 6,
}

STOPPED = (Status.WITHDRAWN, Status.NOT_ORDERED)


def stages(order: Order) -> list[Step]:
    """The six steps of an order; one that came to nothing is stopped where it was."""
    names = [
        (_("Received"), order.received_at),
        (_("Screened"), None),
        (_("Released"), order.released_at),
        (_("Translated"), None),
        (_("Delivered"), order.delivered_at),
        (_("Receipt confirmed"), order.closed_at),
    ]
    if order.is_spoken:
        names[3] = (_("Interpreted"), order.interpreting.done_at)
        names[5] = (_("Confirmed by the customer"), order.closed_at)
    behind = _behind(order)
    stopped = order.status in STOPPED
    return [
        Step(name, _state(number, behind, stopped=stopped), _day(at) if number < behind else "")
        for number, (name, at) in enumerate(names)
    ]


def _behind(order: Order) -> int:
    if order.status not in STOPPED:
        return BEHIND[Status(order.status)]
    if order.released_at:
        return 3
    return 2 if order.folder.files.filter(screening__isnull=False).exists() else 1


def _state(number: int, behind: int, *, stopped: bool) -> StepState:
    if number < behind:
        return StepState.DONE
    if number > behind:
        return StepState.TO_COME
    return StepState.STOPPED if stopped else StepState.CURRENT


def _day(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "MONTH_DAY_FORMAT") if at else ""
