"""It is shown that the person himself asks, or that it is somebody in his name."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify
from ordvern.apps.rights.closing import close
from ordvern.apps.rights.models import Case, Identity, Refusal
from ordvern.apps.rights.states import REFUSE, CaseStatus

_UNDECIDED = {"status": CaseStatus.OPEN, "identity": Identity.UNKNOWN}


@transaction.atomic(durable=True)
def prove_identity(case: Case, *, how: str, actor: Actor, now: datetime) -> None:
    """Note how. Whoever says of his own address that he did not ask ends the case, and nothing
    was given out. Raises `NotAllowedNow` if it is closed, or known already."""
    undecided = Case.objects.filter(pk=case.pk, **_UNDECIDED)
    if not undecided.update(identity=how):
        raise NotAllowedNow(f"prove_identity: case:{case.pk}")
    case.refresh_from_db()
    record("case.identity_shown", subject=case, actor=actor, at=now)
    if how == Identity.DENIED:
        close(case, REFUSE, actor=actor, now=now, refusal=Refusal.NOT_THE_PERSON)


@transaction.atomic(durable=True)
def ask_for_identity(case: Case, *, actor: Actor, now: datetime) -> None:
    """Ask at the registered address, never at the one that somebody wrote from.

    Raises `NotAllowedNow` without a customer, or if it is closed or known already.
    """
    undecided = Case.objects.filter(pk=case.pk, **_UNDECIDED)
    customer = case.customer
    if customer is None or not undecided.update(identity_asked_at=now):
        raise NotAllowedNow(f"ask_for_identity: case:{case.pk}")
    case.refresh_from_db()
    notify(
        customer.account,
        OutgoingMail.Kind.RIGHTS_NEWS,
        number=case.number,
        path=f"/kunde/opplysninger/saker/{case.pk}/",
        now=now,
    )
    record("case.identity_asked", subject=case, actor=actor, at=now)
