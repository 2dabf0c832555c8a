"""What came in by another way becomes an order: languages are known and the ground is declared."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.contact import Contact
from ordvern.apps.files.store import Deposit
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import (
    AlreadySubmitted,
    Assignment,
    submit_request,
)


class NoNotice(Exception):
    """Nobody has told the customer what we do with what he gives us, or heard his declaration."""


def order_from_inquiry(
    inquiry: Inquiry,
    *,
    contact: Contact,
    assignment: Assignment,
    statement: str,
    declared: str,
    notice: str = "",
    actor: Actor,
    now: datetime,
    deposits: Sequence[Deposit] = (),
) -> Order:
    """Make the order; asked twice, there is one. `declared` is how the ground was declared,
    `notice` how the customer was told what we do, if that is not noted yet.

    Raises `NoNotice`, `NothingToTranslate` without files, `NotACustomersAddress`, and
    `NotAllowedNow` for what was put aside or erased.
    """
    told = inquiry.notice or notice
    if not told or not declared:
        raise NoNotice
    _note_declaration(inquiry, notice=told, declared=declared, actor=actor, now=now)
    try:
        return submit_request(
            inquiry.folder,
            deposits=deposits,
            contact=contact,
            assignment=assignment,
            token=inquiry.pk,
            statement=statement,
            actor=actor,
            now=now,
        )
    except AlreadySubmitted as known:
        return known.order


@transaction.atomic(durable=True)
def _note_declaration(
    inquiry: Inquiry, *, notice: str, declared: str, actor: Actor, now: datetime
) -> None:
    open_ones = Inquiry.objects.filter(pk=inquiry.pk, closed_at=None, folder__erased_at=None)
    if not open_ones.update(
        notice=notice,
        notice_at=inquiry.notice_at or now,
        declared=declared,
        declared_at=now,
    ):
        raise NotAllowedNow(f"order_from_inquiry: inquiry:{inquiry.pk}")
    record("inquiry.declared", subject=inquiry, actor=actor, at=now)
