"""An interpreting assignment as pages show it."""

from dataclasses import dataclass

from ordvern.apps.orders.door import Door
from ordvern.apps.orders.interpreting import Interpreting, Meeting, meeting_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.partner_access import SHUT, meeting_for_partner
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
    sitting.order = order
    try:
        return ShownSitting(sitting, meeting_of(sitting, order.folder_id))
    except (Shredded, NotReadable):
        return ShownSitting(sitting, Meeting())


def shown_to_partner(door: Door) -> ShownSitting | None:
    """Day, hour, length and town for whoever is asked; where and whom he meets for whoever has
    taken it, as long as it is open to him. None if it is a translation."""
    before = sitting_of(door.job.order)
    if before is None:
        return None
    try:
        meeting = meeting_for_partner(door)
    except (*SHUT, Shredded, NotReadable):
        meeting = None
    return ShownSitting(before.sitting, meeting or Meeting(town=before.meeting.town))
