"""Staff offer a released order to an approved partner, who sees no file yet."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.notices import tell_partner
from ordvern.apps.orders.partner_access import PartnerNotApproved, for_partner
from ordvern.apps.orders.quoting import check_agreed
from ordvern.apps.orders.states import Status
from ordvern.apps.partners.models import Partner
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.screening.release import released


def offer_job(
    order: Order, *, partner: Partner, due_on: date | None, actor: Actor, now: datetime
) -> Job:
    """Offer the order to `partner`.

    Raises `NotAllowedNow` unless it is released and nobody else has a standing offer,
    `NotReleased` if a file changed since the decision, `NotMasked` while a file of a masked order
    has no masked copy, `NotAgreed` where the agency wants a price first, and `PartnerNotApproved`.
    """
    if not Partner.objects.approved(now).filter(pk=partner.pk).exists():
        raise PartnerNotApproved
    try:
        return _offer(order, partner, due_on, actor, now)
    except IntegrityError:
        raise NotAllowedNow(f"offer_job: order:{order.pk}") from None


@transaction.atomic(durable=True)
def _offer(order: Order, partner: Partner, due_on: date | None, actor: Actor, now: datetime) -> Job:
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status != Status.RELEASED:
        raise NotAllowedNow(f"offer_job: order:{order.pk}")
    check_agreed(current)
    for file in current.folder.files.working():
        for_partner(current, released(file))
    job = Job.objects.create(order=current, partner=partner, due_on=due_on, offered_at=now)
    record("job.offered", subject=job, actor=actor, at=now)
    tell_partner(job, OutgoingMail.Kind.JOB_OFFERED, now=now)
    return job
