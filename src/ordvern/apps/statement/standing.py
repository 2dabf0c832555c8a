"""How each promise stands and since when, as the last checks saw it."""

from dataclasses import dataclass
from datetime import datetime

from .in_force import clauses_in_force
from .models import PromiseCheck
from .promise import Promise
from .promises import PROMISES


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise with its last check; `since` is when it last changed between kept and broken.

    `checked_at` is None while it has never been checked: then it is neither kept nor broken.
    """

    promise: Promise
    checked_at: datetime | None = None
    breaches: int = 0
    since: datetime | None = None

    @property
    def is_kept(self) -> bool:
        return self.checked_at is not None and self.breaches == 0


def standings() -> list[Standing]:
    """Of every promise but those that are made only where visitors are, or are not, measured by
    others, and that the version in force does not make."""
    made = clauses_in_force() or {each.id for each in PROMISES if not each.measured}
    return [
        standing_of(promise)
        for promise in PROMISES
        if promise.measured is None or promise.id in made
    ]


def public_standings() -> list[Standing]:
    """Those of the promises that the current version makes; of all, before there is one."""
    made = clauses_in_force()
    return [each for each in standings() if not made or each.promise.id in made]


def standing_of(promise: Promise) -> Standing:
    checks = PromiseCheck.objects.filter(promise=promise.id).order_by("-checked_at")
    last = checks.first()
    if last is None:
        return Standing(promise)
    other = checks.filter(breaches=0) if last.breaches else checks.filter(breaches__gt=0)
    change = other.first()
    run = checks.filter(checked_at__gt=change.checked_at) if change else checks
    first = run.last()
    return Standing(promise, last.checked_at, last.breaches, first.checked_at if first else None)
