"""Sensitive data are not kept in translation memories, and what an order left goes with it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ordvern.apps.memories.models import StoredUnit, UnitScope
from ordvern.apps.memories.store import add, withdraw
from ordvern.apps.memories.writing import writer_of
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.promise import Kept, Promise
from ordvern.detection.neighbours import scan_neighbours
from ordvern.memory import ScopeKind, Unit
from ordvern.memory.guard import admit
from ordvern.text import Category

LOOKED_BACK = timedelta(days=2)
AT_MOST = 1_000
_NEVER_HERE = frozenset(category for category in Category if category.is_special)
_NEVER_HERE |= {Category.NATIONAL_ID}


def breaches(now: datetime) -> Iterator[str]:
    """Units of orders that are erased; and units of the last two days, the newest thousand, in
    which today's detector sees what may not be there."""
    gone = Order.objects.filter(folder__erased_at__isnull=False).values("number")
    left = UnitScope.objects.filter(kind=ScopeKind.ORDER.value, ref__in=gone)
    for unit in left.values_list("unit", flat=True):
        yield f"storedunit:{unit}"
    yield from _seen_now(now)


def _seen_now(now: datetime) -> Iterator[str]:
    newest = StoredUnit.objects.filter(added_at__gte=now - LOOKED_BACK).order_by("-pk")[:AT_MOST]
    by_memory: dict[int, list[StoredUnit]] = {}
    for row in newest.select_related("memory"):
        by_memory.setdefault(row.memory_id, []).append(row)
    for rows in by_memory.values():
        reader = writer_of(rows[0].memory)
        for row, unit in zip(rows, map(reader.unit, rows), strict=True):
            if _holds_what_it_must_not(unit):
                yield f"storedunit:{row.pk}"


def _holds_what_it_must_not(unit: Unit) -> bool:
    found = scan_neighbours([unit.source.text, unit.target.text])
    return any(finding.category in _NEVER_HERE for side in found for finding in side)


NO_SENSITIVE_DATA_IN_MEMORIES = Promise(
    id="no-sensitive-data-in-memories",
    clause="part-2/sensitive-data",
    lines=("S59",),
    says=_("Sensitive personal data are not stored in our translation memories."),
    kept=Kept.BY_GUARD,
    keepers=(admit, add, withdraw),
    breaches=breaches,
)
