"""What was written and may be taken back: an internal note, which nobody is told of."""

from datetime import datetime

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.reversals import Reversal, key_of, not_as_left
from ordvern.apps.orders.models import Order

from .models import Note


def _unwritten(deed: AuditEvent, now: datetime) -> Order:
    """The note goes, with its words; the entry of the log names the order."""
    order = Order.objects.select_for_update().filter(pk=key_of(deed)).first()
    of_deed = {"order": order, "written_by": deed.actor_account, "written_at": deed.at}
    if order is None or not Note.objects.filter(**of_deed).delete()[0]:
        raise not_as_left(deed)
    return order


OF_CONVERSATIONS = (Reversal("note.written", _unwritten),)
