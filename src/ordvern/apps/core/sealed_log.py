"""The log and its chain as they lie in the database, and the anchors that lie outside it."""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from .chain import FIRST, START, Anchor, Break, Entry, Finding, Link, breaks
from .models import AuditEvent, AuditLink

BATCH = 2_000
BOUND_WITHIN = timedelta(minutes=10)
TRUSTED_FOR = timedelta(hours=23)
"""With the hour until the next look: what is changed in the old part is found within a day."""


def unbound() -> QuerySet[AuditEvent]:
    """The entries that no link binds yet, oldest first."""
    link = AuditLink.objects.filter(event=OuterRef("pk"))
    return AuditEvent.objects.filter(~Exists(link)).order_by("pk")


def head() -> tuple[int, str]:
    """The number and hash of the last link."""
    last = AuditLink.objects.order_by("-number").first()
    return (last.number, last.hash) if last else (0, FIRST)


def entry_of(event: AuditEvent) -> Entry:
    return Entry(
        event.pk, event.verb, event.actor_kind, event.actor_account, event.subject, event.at
    )


def findings(
    *, anchors: Sequence[Anchor], now: datetime, behind: Link = START
) -> Iterator[Finding]:
    """All that is wrong with the log, in flat memory: the whole, or what comes `behind` a link."""
    yield from breaks(_bound(behind.number), anchors, behind=behind)
    overdue = unbound().filter(at__lt=now - BOUND_WITHIN)
    yield from (Finding(Break.NOT_BOUND, pk) for pk in overdue.values_list("pk", flat=True))


def looked_through(anchors: Sequence[Anchor], *, now: datetime) -> Link:
    """The link up to which the whole log was looked through less than a day ago and found right,
    as the newest anchor says; the start if none says so, or if that link is not what it was."""
    newest = anchors[-1] if anchors else None
    if newest is None or not newest.is_whole or not now - TRUSTED_FOR < newest.at <= now:
        return START
    row = AuditLink.objects.filter(number=newest.number, hash=newest.hash).first()
    return Link(row.number, row.event, row.hash, row.sealed_at) if row else START


def _bound(behind: int) -> Iterator[tuple[Link, Entry | None]]:
    links = AuditLink.objects.filter(number__gt=behind).order_by("number")
    rows = links.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        events = AuditEvent.objects.in_bulk([row.event for row in batch])
        for row in batch:
            event = events.get(row.event)
            link = Link(row.number, row.event, row.hash, row.sealed_at)
            yield link, entry_of(event) if event else None


def read_anchors(path: Path) -> list[Anchor]:
    """The anchors in a file, one a line. Raises `ValueError` for a line that is none."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="ascii").splitlines()
    return [_anchor(json.loads(line)) for line in lines if line]


def last_anchor() -> Anchor | None:
    """The newest anchor of this installation."""
    return next(reversed(read_anchors(settings.LOG_ANCHORS)), None)


def _anchor(said: dict[str, Any]) -> Anchor:
    try:
        at = datetime.fromisoformat(said["at"])
        return Anchor(int(said["number"]), str(said["hash"]), at, said.get("whole") is True)
    except (KeyError, TypeError) as problem:
        raise ValueError("not an anchor") from problem


def append_anchor(path: Path, anchor: Anchor) -> None:
    """Write an anchor behind those in the file, so that it survives a power cut."""
    line = {"number": anchor.number, "hash": anchor.hash, "at": anchor.at.isoformat()}
    line |= {"whole": anchor.is_whole}
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
