"""A customer forbids, or allows again, work outside the EEA: on one order or on all."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order, TransferBan


@transaction.atomic(durable=True)
def forbid_transfers(order: Order, *, forbid: bool, actor: Actor, now: datetime) -> None:
    """Of this order. Work that is under way outside the EEA loses its files at once."""
    since = now if forbid else None
    rows = Order.objects.filter(pk=order.pk, eea_only_since__isnull=forbid)
    if rows.update(eea_only_since=since):
        verb = "order.transfers_forbidden" if forbid else "order.transfers_allowed"
        record(verb, subject=order, actor=actor, at=now)
    order.refresh_from_db(fields=["eea_only_since"])


@transaction.atomic(durable=True)
def forbid_all_transfers(account: User, *, forbid: bool, actor: Actor, now: datetime) -> None:
    """Of every order of this account, those to come too."""
    if forbid:
        _, changed = TransferBan.objects.get_or_create(account=account, defaults={"since": now})
    else:
        changed = bool(TransferBan.objects.filter(account=account).delete()[0])
    if changed:
        verb = "customer.transfers_forbidden" if forbid else "customer.transfers_allowed"
        record(verb, subject=account, actor=actor, at=now)
