"""The way of an order as steps: what is done, where it stands, what is to come."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.web.ui.values import Step, StepState

LABELS: Sequence[LazyText] = (
    _("Received"),
    _("Looked through"),
    _("Decided"),
    _("Translated"),
    _("Delivered"),
    _("Receipt confirmed"),
    _("Erased"),
)

SPOKEN: Sequence[LazyText] = (
    _("Received"),
    _("Looked through"),
    _("Decided"),
    _("Interpreted"),
    _("Length noted"),
    _("Confirmed"),
    _("Erased"),
)
"""Of interpreting, which nobody is sent any file of."""

# state: (the step it stands at, what is going on there)
PLACES: dict[str, tuple[int, str | LazyText]] = {
    Status.SCREENING: (1, _("Going on now")),
    Status.AWAITING_DECISION: (2, _("A person at the agency decides")),
    Status.AWAITING_CUSTOMER: (2, _("We await your answer")),
    Status.REDACTING: (2, _("Redacted copies are being made")),
    Status.QUOTED: (2, _("We await your answer")),
    Status.RELEASED: (3, _("About to begin")),
    Status.IN_WORK: (3, _("Going on now")),
    Status.CORRECTING: (3, _("Being corrected")),
    Status.DELIVERED: (5, _("Have you got all?")),
    Status.CLOSED: (6, ""),
    Status.WITHDRAWN: (6, ""),
    Status.NOT_ORDERED: (6, ""),
}

SPOKEN_NOTES: dict[str, LazyText] = {
    Status.RELEASED: _("We are finding an interpreter"),
    Status.IN_WORK: _("An interpreter has it"),
    Status.DELIVERED: _("Is the length right?"),
}

STOPPED: dict[str, LazyText] = {
    Status.WITHDRAWN: _("Withdrawn"),
    Status.NOT_ORDERED: _("Not ordered"),
}


def way_of(order: Order) -> list[Step]:
    if order.status in STOPPED:
        return _stopped(order)
    at, note = PLACES[order.status]
    labels = LABELS
    if order.is_spoken:
        labels, note = SPOKEN, SPOKEN_NOTES.get(order.status, note)
    if order.is_erased:
        at = len(labels)
    dates = _dates(order)
    return [
        Step(label, _state(number, at), note if number == at else dates.get(number, ""))
        for number, label in enumerate(labels)
    ]


def _state(number: int, at: int) -> StepState:
    if number < at:
        return StepState.DONE
    return StepState.CURRENT if number == at else StepState.TO_COME


def _stopped(order: Order) -> list[Step]:
    erased = StepState.DONE if order.is_erased else StepState.CURRENT
    return [
        Step(LABELS[0], StepState.DONE, _day(order.received_at)),
        Step(STOPPED[order.status], StepState.STOPPED, _day(order.closed_at)),
        Step(LABELS[-1], erased, _day(order.folder.erased_at)),
    ]


def _dates(order: Order) -> dict[int, str]:
    times = {
        0: order.received_at,
        2: order.released_at,
        4: order.delivered_at,
        5: order.closed_at,
        6: order.folder.erased_at,
    }
    return {number: _day(at) for number, at in times.items() if at}


def _day(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "MONTH_DAY_FORMAT") if at else ""
