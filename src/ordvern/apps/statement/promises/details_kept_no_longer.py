"""What is kept of a customer goes when there is no reason left, and what the law demands after."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ordvern.apps.retention.holds import is_held
from ordvern.apps.retention.sweeping import sweeps
from ordvern.apps.retention.usecases.approve_run import approve_run
from ordvern.apps.retention.usecases.sweep_due import sweep_due
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """What is still here after its last day, and no hold keeps it."""
    for sweep in sweeps():
        for row in sweep.overdue(now).iterator():
            if not is_held(sweep.names(row), now=now):
                yield f"{row._meta.model_name}:{row.pk}"


DETAILS_KEPT_NO_LONGER = Promise(
    id="details-kept-no-longer",
    clause="part-1/how-long",
    lines=("S30",),
    says=_(
        "We keep your contact details as long as you are our customer, and no longer than our"
        " rules say: what the law demands that we keep, such as invoices, goes when the law's"
        " time is over."
    ),
    kept=Kept.BY_GUARD,
    keepers=(sweep_due, approve_run),
    breaches=breaches,
)
