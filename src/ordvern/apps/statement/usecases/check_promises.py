"""Looks for breaches of every promise and keeps the count as evidence."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from ordvern.apps.statement.models import PromiseCheck
from ordvern.apps.statement.promise import Promise
from ordvern.apps.statement.promises import PROMISES

MOST_SHOWN = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a promise stands now: the ids of its breaches (at most a thousand)."""

    promise: Promise
    breaches: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        return not self.breaches


def verdicts(now: datetime) -> list[Verdict]:
    """How every promise stands, in the order of the statement; writes nothing."""
    return [
        Verdict(promise, tuple(islice(promise.breaches(now), MOST_SHOWN))) for promise in PROMISES
    ]


def check_promises(*, now: datetime) -> list[Verdict]:
    """As `verdicts`, and keep how many breaches there were."""
    found = verdicts(now)
    PromiseCheck.objects.bulk_create(
        PromiseCheck(promise=verdict.promise.id, checked_at=now, breaches=len(verdict.breaches))
        for verdict in found
    )
    return found
