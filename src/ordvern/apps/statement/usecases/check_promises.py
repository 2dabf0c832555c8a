"""Looks for breaches of every promise and keeps the count as evidence."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from ordvern.apps.statement.models import PromiseCheck
from ordvern.apps.statement.promise import Promise
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.telling import tell_officers

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
    """As `verdicts`; keep how many breaches there were, and tell officers of what broke since."""
    found = verdicts(now)
    _keep(found, now=now)
    return found


@transaction.atomic
def _keep(found: list[Verdict], *, now: datetime) -> None:
    for verdict in found:
        if not verdict.is_kept and not _was_broken(verdict.promise):
            tell_officers(verdict.promise, now=now)
    PromiseCheck.objects.bulk_create(
        PromiseCheck(promise=verdict.promise.id, checked_at=now, breaches=len(verdict.breaches))
        for verdict in found
    )


def _was_broken(promise: Promise) -> bool:
    last = PromiseCheck.objects.filter(promise=promise.id).order_by("-checked_at").first()
    return last is not None and last.breaches > 0
