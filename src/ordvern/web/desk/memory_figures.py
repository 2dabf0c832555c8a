"""How a memory has grown, month by month."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.db.models.functions import TruncMonth

from ordvern.apps.memories.models import Memory, StoredUnit

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """Units added in a month; `share` is in hundredths of the fullest month shown."""

    start: datetime
    count: int
    share: int


def growth(memory: Memory) -> list[Month]:
    """The last months in which something was added, the newest first."""
    units = StoredUnit.objects.filter(memory=memory).order_by()
    months = units.annotate(month=TruncMonth("added_at")).values_list("month")
    counted = list(months.annotate(count=Count("pk")).order_by("-month")[:MONTHS])
    most = max((count for _, count in counted), default=1)
    return [Month(start, count, max(1, round(100 * count / most))) for start, count in counted]
