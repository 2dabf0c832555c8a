"""What is wanted and due in some weeks, day by day, with the days when the agency is closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.workdays import is_workday
from ordvern.apps.orders.figures import OPEN
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.states import JobKind, Status, StepStatus

WEEK = timedelta(days=7)
DAYS = 7
WORKING_DAYS = 5
MOST_LATE = 50
DUE = (*OPEN, Status.CORRECTING)


@dataclass(frozen=True, slots=True)
class Entry:
    """An order that is wanted on a day, or a step of it that is due."""

    order: Order
    what: str | LazyText


@dataclass(frozen=True, slots=True)
class Day:
    """`is_closed` on Saturdays, Sundays and Norwegian holidays."""

    day: date
    is_closed: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Friday, and of the week-end the days on which something falls."""

    monday: date
    days: tuple[Day, ...]

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for day in self.days)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_from(monday: date, count: int, actor: Actor) -> list[Week]:
    """`count` weeks with what `actor` may see in them: two queries, however much there is."""
    entries = _entries(monday, monday + count * WEEK, actor)
    return [_week(monday + n * WEEK, entries) for n in range(count)]


def late(today: date, actor: Actor) -> tuple[list[Order], int]:
    """Orders that were wanted before today and are not delivered, the oldest first; how many
    there are besides those."""
    orders = Order.objects.visible_to(actor).filter(status__in=DUE, wanted_on__lt=today)
    found = list(orders.select_related("customer").order_by("wanted_on", "number")[:MOST_LATE])
    return found, orders.count() - len(found) if len(found) == MOST_LATE else 0


def _entries(first: date, after: date, actor: Actor) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = defaultdict(list)
    orders = Order.objects.visible_to(actor).filter(status__in=DUE)
    wanted = orders.filter(wanted_on__gte=first, wanted_on__lt=after)
    about = ("customer", "interpreting")
    for order in wanted.select_related(*about).order_by("wanted_on", "number"):
        if order.wanted_on is not None:
            found[order.wanted_on].append(Entry(order, _wanted(order)))
    steps = Step.objects.visible_to(actor).filter(due_on__gte=first, due_on__lt=after)
    written = steps.exclude(kind=JobKind.INTERPRET)  # told of the order, with its hours
    standing = written.filter(status__in=[StepStatus.PLANNED, StepStatus.IN_WORK])
    due = standing.filter(order__status__in=DUE).select_related("order__customer")
    for step in due.order_by("due_on", "order__number", "rank"):
        if step.due_on is not None:
            found[step.due_on].append(Entry(step.order, JobKind(step.kind).label))
    return found


def _wanted(order: Order) -> str | LazyText:
    sitting = getattr(order, "interpreting", None)  # a missing one-to-one is an AttributeError
    if sitting is None:
        return _("wanted")
    hours = [time_format(timezone.localtime(at)) for at in (sitting.begins_at, sitting.ends_at)]
    return gettext("interpreting, %(hours)s") % {"hours": "–".join(hours)}


def _week(monday: date, entries: dict[date, list[Entry]]) -> Week:
    days = (_day(monday + timedelta(days=n), entries) for n in range(DAYS))
    return Week(monday, tuple(_worth_showing(days)))


def _day(day: date, entries: dict[date, list[Entry]]) -> Day:
    return Day(day, not is_workday(day), tuple(entries.get(day, ())))


def _worth_showing(days: Iterable[Day]) -> Iterable[Day]:
    return (each for each in days if each.entries or each.day.weekday() < WORKING_DAYS)
