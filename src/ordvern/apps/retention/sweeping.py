"""What a run is made of: for each class the rows whose time is up, and how one of them goes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import DateTimeField, Min, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from ordvern.apps.core.workdays import OSLO

from .models import ClockMark
from .periods import Period
from .rules import DataClass, rule_of

TASK = "retention.sweep"
CLOCK = "retention"
LONGEST_SILENCE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Sweep:
    """How rows of one class are found and deleted.

    `rows` are all that could ever be due, each with its day as `anchor`; `names` are those under
    which a hold may stand on a row; `erase` deletes one, inside a transaction.
    """

    data: DataClass
    rows: Callable[[], "QuerySet[Any]"]
    names: Callable[[Any], tuple[str, ...]]
    erase: Callable[[Any, datetime], None]

    def due(self, at: datetime) -> "QuerySet[Any]":
        """Rows that may be deleted at a moment."""
        return over(self.rows(), rule_of(self.data).not_before, at)

    def overdue(self, at: datetime) -> "QuerySet[Any]":
        """Rows that should not be there any more at a moment."""
        return over(self.rows(), rule_of(self.data).not_after, at)

    def oldest(self, at: datetime) -> date | None:
        """The day on which the time of the oldest row that is due was up."""
        anchor = self.due(at).aggregate(oldest=Min("anchor"))["oldest"]
        return None if anchor is None else rule_of(self.data).not_before.last_day(_day(anchor))


def over(rows: "QuerySet[Any]", period: Period, at: datetime) -> "QuerySet[Any]":
    """Those whose period, from their `anchor`, was over before the day of `at` in Oslo."""
    last = period.cutoff(timezone.localdate(at, OSLO))
    if not isinstance(rows.query.annotations["anchor"].output_field, DateTimeField):
        return rows.filter(anchor__lte=last)
    return rows.filter(anchor__lt=datetime.combine(last + timedelta(days=1), time(), OSLO))


def sweeps() -> Iterator[Sweep]:
    """All that the settings name, in the order in which they run."""
    for name in settings.RETENTION_SWEEPS:
        yield from import_string(name)


def clock_jumped(now: datetime) -> bool:
    """Whether the clock stands more than a day from where it was when it was last looked at."""
    mark = ClockMark.objects.filter(name=CLOCK).first()
    return mark is not None and abs(now - mark.at) > LONGEST_SILENCE


def mark_clock(now: datetime) -> None:
    """The clock is right now."""
    ClockMark.objects.update_or_create(name=CLOCK, defaults={"at": now})


def _day(anchor: date | datetime) -> date:
    return timezone.localdate(anchor, OSLO) if isinstance(anchor, datetime) else anchor
