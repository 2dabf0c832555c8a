"""An interpreting assignment as pages show it."""

from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.orders.interpreting import Interpreting, Meeting, meeting_of
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.partner_access import SHUT, meeting_for_partner
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.vault import NotReadable, Shredded


@dataclass(frozen=True, slots=True)
class ShownSitting:
    """`meeting` is empty once it is erased, and for whoever may not know it."""

    sitting: Interpreting
    meeting: Meeting


def sitting_of(order: Order) -> ShownSitting | None:
    """With all that is known, for the agency and the customer; None if it is a translation."""
    sitting = Interpreting.objects.filter(order=order).first()
    if sitting is None:
        return None
    try:
        return ShownSitting(sitting, meeting_of(sitting, order.folder_id))
    except (Shredded, NotReadable):
        return ShownSitting(sitting, Meeting())


def shown_to_partner(job: Job, *, now: datetime) -> ShownSitting | None:
    """Day, hour, length and town for whoever is asked; where and whom he meets for whoever has
    taken it, as long as it is open to him. None if it is a translation."""
    before = sitting_of(job.order)
    if before is None:
        return None
    try:
        meeting = meeting_for_partner(job, statement=current_version(), now=now)
    except (*SHUT, Shredded, NotReadable):
        meeting = None
    return ShownSitting(before.sitting, meeting or Meeting(town=before.meeting.town))
