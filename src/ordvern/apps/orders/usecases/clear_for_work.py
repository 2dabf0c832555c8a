"""A person at the desk lets the files, as they now stand, go to work."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.charge import take_charge
from ordvern.apps.orders.masking import begin
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import RELEASE
from ordvern.apps.screening.models import Decision, Screening

Ground = Decision.Ground


class NotScreened(Exception):
    """A file's present content has not been looked through."""


class GroundDoesNotFit(Exception):
    """The ground given does not hold for what the screening saw."""


class NotReadByHand(GroundDoesNotFit):
    """The system could not read all of a file, and no person says to have read it."""


class CustomerNotAsked(GroundDoesNotFit):
    """A file tells something sensitive, and the customer has not told us to go on."""


@transaction.atomic(durable=True)
def clear_for_work(
    order: Order,
    *,
    read_by_hand: bool = False,
    masked: bool = False,
    actor: Actor,
    now: datetime,
) -> None:
    """Release every working file, each on the ground that holds for it.

    With `masked`, partners get copies with placeholders for persons and numbers, and no others.
    `read_by_hand` says that a person has read what the system could not. Raises `NotAllowedNow`,
    `NotScreened`, and `GroundDoesNotFit` when something sensitive stands in a file and the
    customer has neither had it redacted nor told us to go on.
    """
    if actor.account is None:
        raise PermissionError("a person decides")
    move(order, RELEASE, released_at=now)
    take_charge(order, actor=actor, now=now)
    for file in order.folder.files.working():
        ground = ground_for(order, file, read_by_hand=read_by_hand)
        Decision.objects.create(
            file=file,
            content_hash=file.content_hash,
            ground=ground,
            decided_by=actor.account,
            decided_at=now,
        )
        record("file.released", subject=file, actor=actor, at=now)
    record("order.released", subject=order, actor=actor, at=now)
    if masked:
        begin(order, actor=actor, now=now)


def ground_for(order: Order, file: StoredFile, *, read_by_hand: bool) -> Ground:
    """Why this file may go to work, or `GroundDoesNotFit`: guards fail closed."""
    screening = Screening.objects.filter(file=file, content_hash=file.content_hash).first()
    if screening is None:
        raise NotScreened
    if not screening.was_read or screening.notices.filter(reason="could_not_check_images").exists():
        if not read_by_hand:
            raise NotReadByHand
        if not screening.is_sensitive:
            return Ground.READ_BY_HAND
    if not screening.is_sensitive:
        redacted = file.role == StoredFile.Role.REDACTED
        return Ground.REDACTED if redacted else Ground.NOTHING_SENSITIVE
    if order.instructed_at is None:
        raise CustomerNotAsked
    return Ground.CUSTOMER_INSTRUCTED
