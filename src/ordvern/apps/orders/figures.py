"""What an agency wants to see at a glance: how much comes in, how fast it answers, what is due."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Case, IntegerField, Max, Value, When
from django.utils import timezone

from ordvern.apps.billing.models import QuoteQuerySet
from ordvern.detection import RiskClass

from .models import OrderQuerySet
from .states import BEFORE_WORK, Status

RISKS = tuple(RiskClass)
OPEN = (*BEFORE_WORK, Status.QUOTED, Status.RELEASED, Status.IN_WORK)
FIRST = 1  # the version of an order's first quote
HOUR = timedelta(hours=1)


def mondays(today: date, weeks: int) -> list[date]:
    """The first days of this week and of those before it, oldest first."""
    this = today - timedelta(days=today.weekday())
    return [this - timedelta(weeks=n) for n in reversed(range(weeks))]


def received_by_week(
    orders: OrderQuerySet, weeks: Sequence[date]
) -> dict[date, Counter[RiskClass | None]]:
    """How many orders came in, each counted under the gravest risk that was seen in its files;
    under None what could not be read or has not been looked through."""
    ranks = [
        When(folder__files__screening__risk=risk, then=Value(n)) for n, risk in enumerate(RISKS)
    ]
    rank = Max(Case(*ranks, output_field=IntegerField()))
    found: dict[date, Counter[RiskClass | None]] = {week: Counter() for week in weeks}
    came = orders.filter(received_at__gte=_start(weeks)).annotate(rank=rank)
    for at, place in came.values_list("received_at", "rank"):
        week = _monday(at)
        if week in found:
            found[week][None if place is None else RISKS[place]] += 1
    return found


def hours_to_quote(quotes: QuoteQuerySet, weeks: Sequence[date]) -> dict[date, float | None]:
    """The median of the hours from request to first quote, by the week of the quote."""
    hours: dict[date, list[float]] = {week: [] for week in weeks}
    first = quotes.filter(version=FIRST, sent_at__gte=_start(weeks))
    for sent, received in first.values_list("sent_at", "folder__order__received_at"):
        if received is not None and _monday(sent) in hours:
            hours[_monday(sent)].append((sent - received) / HOUR)
    return {week: median(found) if found else None for week, found in hours.items()}


def due_by_day(orders: OrderQuerySet, today: date, days: int) -> tuple[Counter[date], int]:
    """How many orders that are not delivered are wanted on each of the coming days, and how many
    were wanted before today."""
    until = today + timedelta(days=days)
    wanted = orders.filter(status__in=OPEN, wanted_on__lt=until).order_by()
    dates = Counter(day for day in wanted.values_list("wanted_on", flat=True) if day)
    late = sum(count for day, count in dates.items() if day < today)
    return Counter({day: count for day, count in dates.items() if day >= today}), late


def _start(weeks: Sequence[date]) -> datetime:
    midnight = datetime.combine(weeks[0], datetime.min.time())
    return timezone.make_aware(midnight)


def _monday(at: datetime) -> date:
    day = timezone.localdate(at)
    return day - timedelta(days=day.weekday())
