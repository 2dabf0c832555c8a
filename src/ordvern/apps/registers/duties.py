"""The yearly wheel of internal control: what has to be done again and again, and how it stands.

Sources: GDPR Art. 24(1) and 32(1)(d) (measures are reviewed, tested, assessed and evaluated
regularly), 32(4) and 39(1)(b) (people are instructed), 30 (records kept up), 35(11) (the DPIA is
reviewed), 28(1) (processors with sufficient guarantees). The law names no period: the months are
ours. Looked at 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.retention.periods import Period

from .models import DutyDone

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

FIRST_WITHIN = timedelta(days=90)
"""From the installation's first entry in the log until a duty is first due."""
SOON = timedelta(days=30)
REVIEW_ON = "review_on"
"""The fact of an evidence that holds the day of the next review, as ISO 8601 writes it."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done every `months`. `by` is how evidence of it comes about."""

    id: str
    title: LazyText
    about: LazyText
    law: str
    months: int
    by: str


RISK_REVIEW = Duty(
    "risk-review",
    _("Review of risks"),
    _("Go through what has happened since the last time and whether the measures are enough."),
    "GDPR Art. 24(1), 32(1)(d)",
    12,
    "note",
)
ACCESS_REVIEW = Duty(
    "access-review",
    _("Review of access"),
    _("Go through every account: who still needs it keeps it, the others are shut."),
    "GDPR Art. 32(1)(b), 32(4)",
    6,
    "accounts",
)
RESTORE_DRILL = Duty(
    "restore-drill",
    _("Restore drill"),
    _("Restore a backup elsewhere and let the command “ordvern vault drill” look through it."),
    "GDPR Art. 32(1)(c), 32(1)(d)",
    12,
    "command",
)
TRAINING = Duty(
    "training",
    _("Training"),
    _("Everybody of the agency goes through secrecy, breaches and rights."),
    "GDPR Art. 32(4), 39(1)(b)",
    12,
    "people",
)
RECORDS_REVIEW = Duty(
    "records-review",
    _("Review of the records of processing"),
    _("Read the records, mend what the system cannot know, and keep them as a version."),
    "GDPR Art. 30",
    12,
    "records",
)
DPIA_REVIEW = Duty(
    "dpia-review",
    _("Review of the DPIA"),
    _("Read the assessment, weigh its risks anew, keep it as a version and have it approved."),
    "GDPR Art. 35(11)",
    12,
    "dpia",
)
AGREEMENTS_REVIEW = Duty(
    "agreements-review",
    _("Review of agreements"),
    _("Go through processors and partners: agreements in force, countries true."),
    "GDPR Art. 28(1), 28(3)",
    12,
    "note",
)
DUTIES = (
    RISK_REVIEW,
    ACCESS_REVIEW,
    RESTORE_DRILL,
    TRAINING,
    RECORDS_REVIEW,
    DPIA_REVIEW,
    AGREEMENTS_REVIEW,
)


@dataclass(frozen=True, slots=True)
class DutyStanding:
    """A duty, when it was last done and when it is due; `done_at` None if never."""

    duty: Duty
    done_at: datetime | None
    due_on: date
    today: date

    @property
    def is_overdue(self) -> bool:
        return self.due_on < self.today

    @property
    def is_soon(self) -> bool:
        return self.due_on <= self.today + SOON


def wheel(now: datetime) -> list[DutyStanding]:
    """How every duty stands, the next due first."""
    last = {each.duty: each for each in DutyDone.objects.order_by("done_at", "pk")}
    begun = AuditEvent.objects.aggregate(first=Min("at"))["first"] or now
    first = timezone.localdate(begun + FIRST_WITHIN)
    today = timezone.localdate(now)
    standings = [_standing(duty, last.get(duty.id), first, today) for duty in DUTIES]
    return sorted(standings, key=lambda each: each.due_on)


def overdue(now: datetime) -> Iterable[Duty]:
    return [each.duty for each in wheel(now) if each.is_overdue]


def _standing(duty: Duty, done: DutyDone | None, first: date, today: date) -> DutyStanding:
    """The day that was set for the next review counts where it is the earlier one."""
    if done is None:
        return DutyStanding(duty, None, first, today)
    due = Period(months=duty.months).last_day(timezone.localdate(done.done_at))
    if set_day := done.facts.get(REVIEW_ON):
        due = min(due, date.fromisoformat(set_day))
    return DutyStanding(duty, done.done_at, due, today)
