"""Staff offer a step of an order to several partners, one after another or all at once."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.certifying import may_certify
from ordvern.apps.orders.models import OfferRound, Order, RoundPlace, Step
from ordvern.apps.orders.offering import Hindrance, MayNotBeOffered, hindrances, make_offer
from ordvern.apps.orders.partner_access import PartnerNotApproved, for_partner
from ordvern.apps.orders.quoting import check_agreed
from ordvern.apps.orders.states import WORKABLE
from ordvern.apps.orders.transfers import demand
from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.release import released

Mode = OfferRound.Mode


def offer_round(
    order: Order,
    *,
    partners: Sequence[Partner],
    mode: str,
    hours: int = 0,
    due_on: date | None = None,
    subject: str = "",
    step: Step | None = None,
    actor: Actor,
    now: datetime,
) -> OfferRound:
    """Offer a step to `partners`, in their order if in cascade; `hours` are working hours.

    Without `step` it is the first that may begin. Raises `NotAllowedNow` unless the order is
    released or in work and the step may begin, at least one partner is named and no other round
    is open, `NotReleased` if a file changed since the decision, `NotMasked` while a file of a
    masked order has no masked copy, `NotAgreed` where the agency wants a price first,
    `PartnerNotApproved`, and `MayNotBeOffered` for whoever may
    not be offered it for another reason.
    """
    step = step or order.steps.ready().select_related("order").first()
    if not partners or step is None:
        raise NotAllowedNow(f"offer_round: order:{order.pk}")
    for partner in partners:
        if not Partner.objects.filter(pk=partner.pk).approved(now).exists():
            raise PartnerNotApproved
        if reasons := hindrances(step, partner, now=now):
            raise MayNotBeOffered(reasons)
    fields = {"mode": mode, "hours": hours, "due_on": due_on, "subject": subject}
    try:
        return _begin(step, partners, fields, actor, now)
    except IntegrityError:
        raise NotAllowedNow(f"offer_round: order:{order.pk}") from None


@transaction.atomic(durable=True)
def _begin(
    step: Step,
    partners: Sequence[Partner],
    fields: dict[str, object],
    actor: Actor,
    now: datetime,
) -> OfferRound:
    current = Order.objects.select_for_update().get(pk=step.order_id)
    step = Step.objects.select_related("order").get(pk=step.pk)
    is_ready = Step.objects.ready().filter(pk=step.pk).exists()
    if current.status not in WORKABLE or not is_ready:
        raise NotAllowedNow(f"offer_round: step:{step.pk}")
    check_agreed(current)
    if not all(may_certify(step, partner, now=now) for partner in partners):
        raise MayNotBeOffered([Hindrance.NOT_AUTHORISED])
    transfer = demand(current, partners[0], now=now)
    for file in current.folder.files.working():
        for_partner(current, released(file), transfer, step)
    asking = OfferRound.objects.create(order=current, step=step, begun_at=now, **fields)
    RoundPlace.objects.bulk_create(
        RoundPlace(round=asking, partner=partner, rank=rank)
        for rank, partner in enumerate(partners)
    )
    record("order.offering_begun", subject=current, actor=actor, at=now)
    for partner in partners[:1] if fields["mode"] == Mode.CASCADE else partners:
        make_offer(asking, partner, actor=actor, now=now)
    return asking
