"""The counts as they may be read: by page and week, and small ones not at all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from .models import PageCount

FEWEST = 5
"""Fewer openings than this could be told apart by who knows when somebody was there."""
WEEKS = 8


@dataclass(frozen=True, slots=True)
class Week:
    """How often a page was opened in the week that begins on `monday`; None if too seldom."""

    monday: date
    count: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its last weeks, oldest first."""

    name: str
    weeks: list[Week]


def by_week(today: date) -> list[Page]:
    """The pages by name, each with the last eight weeks."""
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    sums: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for row in PageCount.objects.filter(day__gte=mondays[0]):
        sums[row.page][row.day - timedelta(days=row.day.weekday())] += row.count
    return [
        Page(page, [Week(monday, _shown(counts[monday])) for monday in mondays])
        for page, counts in sorted(sums.items())
    ]


def _shown(count: int) -> int | None:
    return count if count == 0 or count >= FEWEST else None
