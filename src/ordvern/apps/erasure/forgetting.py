"""What of a customer goes when he is forgotten, and what still keeps his details here."""

import json
from datetime import datetime
from enum import StrEnum

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q

from ordvern.apps.billing.models import Invoice, PriceList, Quote, Terms
from ordvern.apps.billing.states import InvoiceStatus, QuoteStatus
from ordvern.apps.core.emptying import empty_account
from ordvern.apps.core.models import User
from ordvern.apps.core.queue import enqueue
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.erasure.clearing import clear_soon
from ordvern.apps.files.models import Folder
from ordvern.apps.files.shredding import schedule
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.memories.models import Memory, Objection
from ordvern.apps.memories.store import withdraw
from ordvern.apps.orders.models import Order, TransferBan
from ordvern.apps.orders.states import Status
from ordvern.apps.post.models import OutgoingMail, Wish
from ordvern.apps.programs.models import Token, Webhook
from ordvern.apps.retention.holds import is_held
from ordvern.memory import Scope, ScopeKind

REPLAY = "erasure.replay"
"""Enters the customer in the register of erasures, once this is certain."""
ENDED = (Status.CLOSED, Status.WITHDRAWN, Status.NOT_ORDERED)


class Needed(StrEnum):
    """Why details cannot go yet."""

    OPEN_ORDER = "open_order"
    NOT_INVOICED = "not_invoiced"
    NOT_PAID = "not_paid"
    HELD = "held"


def still_needed(customer: Customer, *, now: datetime) -> tuple[Needed, ...]:
    """Why the details of an entry are needed now; nothing if they may go."""
    orders = Order.objects.filter(customer=customer)
    invoices = Invoice.objects.filter(customer=customer, status=InvoiceStatus.OPEN)
    found = {
        Needed.OPEN_ORDER: orders.exclude(status__in=ENDED).exists(),
        Needed.NOT_INVOICED: orders.awaiting_invoice().exists(),
        Needed.NOT_PAID: invoices.exists(),
        Needed.HELD: is_held([f"customer:{customer.pk}"], now=now),
    }
    return tuple(reason for reason, is_so in found.items() if is_so)


def forget(customer: Customer, *, now: datetime) -> None:
    """Take everything out of the entry that tells who it is; call inside the transaction, after
    `still_needed` had nothing to say. What invoices say of their buyer stays with them.
    """
    _forget_files(customer, now=now)
    ContactPerson.objects.filter(customer=customer).delete()
    InvoiceDetails.objects.filter(customer=customer).delete()
    Terms.objects.filter(customer=customer).delete()
    PriceList.objects.filter(customer=customer).delete()
    Quote.objects.filter(customer=customer, status=QuoteStatus.SENT).update(
        status=QuoteStatus.REPLACED
    )
    Customer.objects.filter(pk=customer.pk).update(name="", address="", phone="", erased_at=now)
    account = User.objects.get(pk=customer.account_id)
    if not account.customers.standing().exists():
        # Where others have named the owner of this address as theirs; afterwards nobody knows it.
        ContactPerson.objects.filter(email__iexact=account.email).delete()
        forget_account(account, now=now)
    clear_soon(now=now)
    enqueue(REPLAY, "", at=now)


def forget_account(account: User, *, now: datetime) -> None:
    """Shut the account, take the person out of it, and what only it was for; call inside the
    transaction."""
    _end_sessions(account)
    OutgoingMail.objects.filter(account=account).delete()
    Wish.objects.filter(account=account).delete()
    TransferBan.objects.filter(account=account).delete()
    Authenticator.objects.filter(user=account).delete()
    Token.objects.filter(account=account).delete()
    Webhook.objects.filter(account=account).delete()
    Objection.objects.filter(account=account).delete()
    empty_account(account)
    clear_soon(now=now)


def _end_sessions(account: User) -> None:
    """Also those in which somebody only began to sign in with the address. A session tells whose
    it is to those alone who decode it, so every one is looked into; they live for some hours."""
    address = json.dumps(account.email.lower())
    for session in Session.objects.iterator():
        told = session.get_decoded()
        is_his = told.get(SESSION_KEY) == str(account.pk)
        if is_his or address in json.dumps(told, default=str).lower():
            session.delete()


def _forget_files(customer: Customer, *, now: datetime) -> None:
    """Files, inquiries and memories go as when they are asked for one by one."""
    memories = Memory.objects.filter(customer=customer)
    theirs = Q(order__customer=customer) | Q(inquiry__customer=customer)
    remembered = Q(memory__in=memories) | Q(memory_import__memory__in=memories)
    for folder in Folder.objects.filter(theirs | remembered, erased_at=None):
        schedule(folder, at=now, now=now, asked=True)
    Inquiry.objects.filter(customer=customer, closed_at=None).update(closed_at=now)
    memories.delete()
    withdraw(Scope(ScopeKind.CUSTOMER, str(customer.pk)), now=now)
