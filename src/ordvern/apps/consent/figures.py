"""The answers as they may be read: by week, and small counts not at all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from .models import AnswerCount

FEWEST = 5
"""Fewer answers than this could be told apart by who knows when somebody was there."""
WEEKS = 8


@dataclass(frozen=True, slots=True)
class Week:
    """How often each answer was given in the week from `monday` on; None if too seldom to say."""

    monday: date
    question: int
    counts: tuple[int | None, ...]


def by_week(today: date) -> list[Week]:
    """The last weeks in which somebody answered, newest first; counts in the order of `Answer`."""
    since = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    sums: dict[tuple[date, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in AnswerCount.objects.filter(day__gte=since):
        monday = row.day - timedelta(days=row.day.weekday())
        sums[monday, row.question_id][row.answer] += row.count
    return [
        Week(monday, question, tuple(_shown(counts[each]) for each in AnswerCount.Answer.values))
        for (monday, question), counts in sorted(sums.items(), reverse=True)
    ]


def _shown(count: int) -> int | None:
    return count if count == 0 or count >= FEWEST else None
