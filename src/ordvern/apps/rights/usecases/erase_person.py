"""Everything about a customer goes that may go now; what must stay goes when its reason ends."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.erasure.forgetting import ENDED, Needed, forget, still_needed
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.ask_for_attestation import ask_for_attestation
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.erase_files import erase_files, withdraw
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.holds import lock_holds
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.words import tell_asker

LETTER_NEEDS = timedelta(days=3)
"""How long the last letter is tried; its address is sealed under the case's key."""


def erase_person(case: Case, *, now: datetime) -> tuple[Needed, ...]:
    """Why something is still needed; nothing when all is gone. Safe to repeat after a crash.

    Open orders are withdrawn, partners lose them and are asked to attest (GDPR Art. 19); delivered
    ones are closed; all files are erased. Then the details go, entry by entry.
    """
    if not case.wish_stands or case.customer is None:
        return ()
    account = case.customer.account
    for order in Order.objects.filter(customer__account=account):
        _end(order, now=now)
    for job in Job.objects.had_files().filter(order__customer__account=account, attestation=None):
        ask_for_attestation(job, now=now)
    needed: set[Needed] = set()
    for entry in account.customers.standing():
        needed.update(_forget(entry, case, now=now))
    if not needed:
        _finish(case, now=now)
    return tuple(sorted(needed))


def _end(order: Order, *, now: datetime) -> None:
    actor = order.customer.account.actor
    with suppress(NotAllowedNow):  # another step of it was faster; the next run finishes
        if order.status == Status.DELIVERED:
            confirm_receipt(order, erase_files=True, actor=actor, now=now)
        elif order.status == Status.CLOSED and not order.erasure_was_asked(now):
            erase_files(order, actor=actor, now=now)
        elif order.status not in ENDED:
            withdraw(order, actor=actor, now=now)


@transaction.atomic(durable=True)
def _forget(entry: Customer, case: Case, *, now: datetime) -> tuple[Needed, ...]:
    lock_holds()
    needed = still_needed(entry, now=now)
    if needed:
        return needed
    email = entry.account.email
    others = Customer.objects.standing().filter(account=entry.account_id).exclude(pk=entry.pk)
    if not others.exists():  # the last: afterwards nobody knows the address any more
        tell_asker(case, OutgoingMail.Kind.RIGHTS_ERASED, now=now, address=email)
    forget(entry, now=now)
    record("customer.erased", subject=entry, actor=SYSTEM, at=now)
    return ()


@transaction.atomic(durable=True)
def _finish(case: Case, *, now: datetime) -> None:
    if not Case.objects.filter(pk=case.pk, wish_stands=True).update(wish_stands=False):
        return
    record("case.erasure_done", subject=case, actor=SYSTEM, at=now)
    for other in Case.objects.filter(customer=case.customer):
        schedule(other.folder, at=now + LETTER_NEEDS, now=now, asked=True)
