"""How a memory has grown, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from ordvern.apps.memories.models import Memory, StoredUnit

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """Units added in a month; `share` is in hundredths of the fullest month shown."""

    start: datetime
    count: int
    share: int


def growth(memory: Memory) -> list[Month]:
    """Of the year up to the newest unit the months in which something was added, newest first."""
    newest = memory.units.aggregate(at=Max("added_at"))["at"]
    if newest is None:
        return []
    starts = list(_starts(newest))
    counts = zip(starts, _counts(memory, starts), strict=True)
    counted = [(start, count) for start, count in counts if count]
    most = max(count for _, count in counted)
    return [Month(start, count, max(1, round(100 * count / most))) for start, count in counted]


def _starts(newest: datetime) -> Iterator[datetime]:
    """When the month of `newest` began, and those before it."""
    at = timezone.localtime(newest)
    for _ in range(MONTHS):
        at = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
        yield at
        at -= timedelta(days=1)


def _counts(memory: Memory, starts: list[datetime]) -> list[int]:
    """Each month counted in the index, in one query: to name the month of every unit first takes
    seconds where there are a million."""
    own = StoredUnit.objects.filter(memory=OuterRef("pk")).order_by().values("memory")
    ends = [None, *starts[:-1]]
    months = {}
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        units = own.filter(added_at__gte=start)
        units = units.filter(added_at__lt=end) if end else units
        counted = Subquery(units.annotate(count=Count("pk")).values("count"))
        months[f"month{number}"] = Coalesce(counted, 0)
    row = Memory.objects.filter(pk=memory.pk).annotate(**months).values_list(*months).get()
    return list(row)
