"""Staff write anew where an interpreting assignment is, how, and whom one asks for there."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.interpreting import Interpreting, Meeting, meeting_of, sealed_meeting
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.notices import tell_customer, tell_partner
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.orders.usecases.submit_request import check_meeting
from ordvern.apps.post.models import OutgoingMail


def change_meeting(
    order: Order,
    *,
    way: str,
    meeting: Meeting,
    sequence: int | None = None,
    actor: Actor,
    now: datetime,
) -> bool:
    """Keep it sealed in the place of what stood there, and tell whoever it concerns. The same once
    more tells nobody: False. `sequence` is as in `move_interpreting`.

    Raises `HoldsSensitive` for what an interpreter must not be told, `MovedMeanwhile`, and
    `NotAllowedNow` if it may not change any more.
    """
    check_meeting(meeting)
    return _change(order, way, meeting, sequence, actor, now)


@transaction.atomic(durable=True)
def _change(
    order: Order, way: str, meeting: Meeting, sequence: int | None, actor: Actor, now: datetime
) -> bool:
    current = Order.objects.select_for_update().get(pk=order.pk)
    sitting = Interpreting.objects.filter(order=current).select_related("order__folder").first()
    if sitting is None or not sitting.may_change(now):
        raise NotAllowedNow(f"change_meeting: order:{order.pk}")
    before = meeting_of(sitting, current.folder_id)
    if (sitting.way, before) == (way, meeting):
        return False
    sitting.check_seen(sequence)
    is_blind_to = (sitting.way, before.town) == (way, meeting.town)
    sitting.way, sitting.sealed_meeting = way, sealed_meeting(current.folder_id, meeting)
    sitting.sequence += 1
    sitting.save(update_fields=["way", "sealed_meeting", "sequence"])
    record("order.meeting_changed", subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.MEETING_CHANGED, now=now)
    for job in _told(order, is_blind_to=is_blind_to):
        record("job.assignment_changed", subject=job, actor=actor, at=now)
        tell_partner(job, OutgoingMail.Kind.MEETING_CHANGED, now=now)
    return True


def _told(order: Order, *, is_blind_to: bool) -> list[Job]:
    """Whoever has taken it; those who are only asked if it is what they see, too."""
    jobs = order.jobs.standing().select_related("order", "partner__account")
    return list(jobs.filter(status=JobStatus.ACCEPTED) if is_blind_to else jobs)
