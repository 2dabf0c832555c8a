"""Staff offer a released order to several partners, one after another or all at once."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.certifying import may_certify
from ordvern.apps.orders.models import OfferRound, Order, RoundPlace
from ordvern.apps.orders.offering import Hindrance, MayNotBeOffered, hindrances, make_offer
from ordvern.apps.orders.partner_access import PartnerNotApproved, for_partner
from ordvern.apps.orders.quoting import check_agreed
from ordvern.apps.orders.states import Status
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
    actor: Actor,
    now: datetime,
) -> OfferRound:
    """Offer the order to `partners`, in their order if in cascade; `hours` are working hours.

    Raises `NotAllowedNow` unless it is released, at least one partner is named and no other round
    is open, `NotReleased` if a file changed since the decision, `NotMasked` while a file of a
    masked order has no masked copy, `NotAgreed` where the agency wants a price first,
    `PartnerNotApproved`, and `MayNotBeOffered` for whoever may
    not be offered it for another reason.
    """
    if not partners:
        raise NotAllowedNow(f"offer_round: order:{order.pk}")
    for partner in partners:
        if not Partner.objects.approved(now).filter(pk=partner.pk).exists():
            raise PartnerNotApproved
        if reasons := hindrances(order, partner, now=now):
            raise MayNotBeOffered(reasons)
    fields = {"mode": mode, "hours": hours, "due_on": due_on, "subject": subject}
    try:
        return _begin(order, partners, fields, actor, now)
    except IntegrityError:
        raise NotAllowedNow(f"offer_round: order:{order.pk}") from None


@transaction.atomic(durable=True)
def _begin(
    order: Order,
    partners: Sequence[Partner],
    fields: dict[str, object],
    actor: Actor,
    now: datetime,
) -> OfferRound:
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status != Status.RELEASED:
        raise NotAllowedNow(f"offer_round: order:{order.pk}")
    check_agreed(current)
    if not all(may_certify(current, partner, now=now) for partner in partners):
        raise MayNotBeOffered([Hindrance.NOT_AUTHORISED])
    transfer = demand(current, partners[0], now=now)
    for file in current.folder.files.working():
        for_partner(current, released(file), transfer)
    asking = OfferRound.objects.create(order=current, begun_at=now, **fields)
    RoundPlace.objects.bulk_create(
        RoundPlace(round=asking, partner=partner, rank=rank)
        for rank, partner in enumerate(partners)
    )
    record("order.offering_begun", subject=current, actor=actor, at=now)
    for partner in partners[:1] if fields["mode"] == Mode.CASCADE else partners:
        make_offer(asking, partner, actor=actor, now=now)
    return asking
