"""How personal data are handled is gone through again and again, each part on its day."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ordvern.apps.registers.duties import DUTIES, overdue
from ordvern.apps.registers.models import DutyDone
from ordvern.apps.registers.usecases.do_duty import do_duty
from ordvern.apps.registers.usecases.remind_officers import remind_officers
from ordvern.apps.statement.promise import Kept, Promise, runs

TO_MEND = timedelta(days=30)
"""From a control that showed something to mend until it has to be repeated."""


def breaches(now: datetime) -> Iterator[str]:
    """Duties of the yearly wheel that are past their day, and controls that showed something to
    mend a month ago and were not repeated."""
    yield from (f"duty:{duty.id}" for duty in overdue(now))
    for duty in DUTIES:
        last = DutyDone.objects.filter(duty=duty.id).order_by("-done_at").first()
        if last and not last.went_well and last.done_at < now - TO_MEND:
            yield f"dutydone:{last.pk}"


CONTROLLED_REGULARLY = Promise(
    id="controlled-regularly",
    clause="part-1/what-we-do",
    lines=("S27", "S48"),
    says=_(
        "We control ourselves: risks, access, training, agreements and whether backups can be"
        " restored are gone through on fixed days, for what we hold about you and for your files."
    ),
    kept=Kept.BY_GUARD,
    keepers=(do_duty, remind_officers),
    breaches=breaches,
    is_ready=runs("registers.remind"),
)
