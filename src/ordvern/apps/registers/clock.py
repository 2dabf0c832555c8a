"""The clock of a breach: 72 hours from when it was known, in a row, nights and holidays too.

Sources: GDPR Art. 33(1); Regulation (EEC, Euratom) No 1182/71 Art. 3: a period in hours runs
through holidays; EDPB Guidelines 9/2022 no. 31: known is when one is reasonably sure that personal
data have been compromised. Looked at 2026-11-22. The Digital Omnibus would make it 96 hours; that
is a proposal and not law.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

REPORT_WITHIN = timedelta(hours=72)
REMIND_BEFORE = tuple(timedelta(hours=hours) for hours in (48, 24, 6, 0))


@dataclass(frozen=True, slots=True)
class Clock:
    """When the authority must have been told, and how much time is left; negative when late.

    `stopped_at` is when the first report was sent or it was decided that none is due.
    """

    due_at: datetime
    now: datetime
    stopped_at: datetime | None = None

    @property
    def left(self) -> timedelta:
        return self.due_at - (self.stopped_at or self.now)

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None

    @property
    def is_late(self) -> bool:
        return self.left < timedelta()

    @property
    def hours_left(self) -> int:
        """Whole hours, rounded towards less time: -1 in the first hour past the end."""
        return int(self.left // timedelta(hours=1))


def clock_of(known_at: datetime, *, now: datetime, stopped_at: datetime | None = None) -> Clock:
    return Clock(known_at + REPORT_WITHIN, now, stopped_at)


def reminder_due(clock: Clock) -> timedelta | None:
    """The last mark that has been reached, as time before the end; None before the first."""
    if not clock.is_running:
        return None
    return min((mark for mark in REMIND_BEFORE if clock.left <= mark), default=None)
