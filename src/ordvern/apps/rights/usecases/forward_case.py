"""What somebody named in a file asks goes on to the customer whose file it is: he decides.

The agency is his processor: it helps (GDPR Art. 28(3)(e)), and searches nobody's files for a name.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import seal
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.rights.closing import close
from ordvern.apps.rights.models import Case, Forwarding
from ordvern.apps.rights.states import FORWARD
from ordvern.apps.rights.words import asker_of, tell_asker, words_of


def forward_case(case: Case, *, orders: Sequence[Order], actor: Actor, now: datetime) -> None:
    """Send it on to the customers of these orders, which the asker has named.

    Raises `NotAllowedNow` if there is none whose files are still there, or somebody decided.
    """
    asker = asker_of(case)
    text = "\n".join(part for part in (asker.name, asker.address, "", words_of(case)) if part)
    kept = [order for order in orders if order.folder.erased_at is None]
    if not kept:
        raise NotAllowedNow(f"forward_case: case:{case.pk}")
    sealed = {order.pk: seal(order.folder_id, text.encode()) for order in kept}
    _send(case, kept, sealed, actor=actor, now=now)


@transaction.atomic(durable=True)
def _send(
    case: Case,
    orders: Sequence[Order],
    sealed: dict[UUID, bytes],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    close(case, FORWARD, actor=actor, now=now)
    for order in orders:
        Forwarding.objects.create(
            case=case, order=order, sealed_words=sealed[order.pk], sent_at=now
        )
        tell_customer(order, OutgoingMail.Kind.RIGHTS_SENT_ON, now=now)
    tell_asker(case, OutgoingMail.Kind.RIGHTS_CLOSED, now=now)
