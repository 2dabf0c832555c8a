"""Alarms that the log raises by itself, and which of all alarms somebody has answered.

Bulk reading: one account opens files of many orders within an hour, more than work asks for.
Customers and partners meet fewer orders, so that theirs is a smaller number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ordvern.apps.core.actors import ActorKind
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile

from .models import Breach

LOOKED_BACK = timedelta(days=30)
WITHIN = timedelta(hours=1)
MOST_ORDERS = {
    ActorKind.STAFF.value: 20,
    ActorKind.OFFICER.value: 10,
    ActorKind.PARTNER.value: 5,
    ActorKind.CUSTOMER.value: 10,
}
"""How many orders' files an account of each kind may open within an hour before it is bulk."""


@dataclass(frozen=True, slots=True)
class BulkReading:
    """One account's opening of many orders' files in a row; `folders` are those orders' keys."""

    actor_kind: str
    account: int
    began_at: datetime
    ended_at: datetime
    folders: frozenset[str]

    @property
    def origin(self) -> str:
        """What a breach made of this is known by."""
        return f"reading:{self.account}@{self.began_at:%Y%m%dT%H%M%S}"


def bulk_readings(now: datetime) -> list[BulkReading]:
    """Those of the last thirty days, newest first."""
    by_account: dict[tuple[str, int], list[tuple[datetime, str]]] = defaultdict(list)
    for kind, account, at, folder in _openings(now):
        by_account[kind, account].append((at, folder))
    found = [
        each
        for (kind, account), seen in by_account.items()
        for each in _bursts(kind, account, seen)
    ]
    return sorted(found, key=lambda each: each.began_at, reverse=True)


def answered(origins: Iterable[str]) -> set[str]:
    """Those of the alarms that have become a case."""
    known = Breach.objects.filter(origin__in=list(origins))
    return set(known.values_list("origin", flat=True))


def _openings(now: datetime) -> Iterator[tuple[str, int, datetime, str]]:
    """By whom, when and of which folder files were opened, oldest first."""
    events = AuditEvent.objects.filter(
        verb="file.read", at__gte=now - LOOKED_BACK, actor_kind__in=MOST_ORDERS
    )
    rows = list(
        events.order_by("at", "pk").values_list("actor_kind", "actor_account", "at", "subject")
    )
    keys = {subject.partition(":")[2] for *_who, subject in rows}
    folder_of = {str(pk): folder for pk, folder in _folders(keys)}
    for kind, account, at, subject in rows:
        if account is not None:
            yield kind, account, at, folder_of.get(subject.partition(":")[2], subject)


def _folders(keys: set[str]) -> Iterator[tuple[object, str]]:
    wanted, at_once = sorted(keys), 10_000
    for start in range(0, len(wanted), at_once):
        files = StoredFile.objects.filter(pk__in=wanted[start : start + at_once])
        yield from files.values_list("pk", "folder_id")


def _bursts(kind: str, account: int, seen: list[tuple[datetime, str]]) -> Iterator[BulkReading]:
    """Stretches in which some hour held too many orders; stretches that touch are one."""
    start, burst = 0, list[tuple[datetime, str]]()
    for end, (at, _folder) in enumerate(seen):
        while seen[start][0] <= at - WITHIN:
            start += 1
        window = seen[start : end + 1]
        if len({folder for _at, folder in window}) <= MOST_ORDERS[kind]:
            continue
        if burst and window[0][0] > burst[-1][0]:
            yield _reading(kind, account, burst)
            burst = []
        burst = [*burst, *(each for each in window if not burst or each[0] > burst[-1][0])]
    if burst:
        yield _reading(kind, account, burst)


def _reading(kind: str, account: int, burst: list[tuple[datetime, str]]) -> BulkReading:
    folders = frozenset(folder for _at, folder in burst)
    return BulkReading(kind, account, burst[0][0], burst[-1][0], folders)
