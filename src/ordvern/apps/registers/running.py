"""When the clock of a breach stopped: at the first report, or when none was found due."""

from datetime import datetime

from .clock import Clock, clock_of
from .models import Breach, Told


def clock_for(breach: Breach, *, now: datetime) -> Clock:
    first = next(iter(breach.reports.all()), None)  # in order, and from what was prefetched
    if first is not None:
        return clock_of(breach.known_at, now=now, stopped_at=first.sent_at)
    decided = breach.decided_at if breach.to_report == Told.NO else None
    return clock_of(breach.known_at, now=now, stopped_at=decided or breach.closed_at)
