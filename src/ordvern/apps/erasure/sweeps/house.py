"""Partners who have ended, shut accounts of the agency, sessions, and holds that are over."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from ordvern.apps.core.actors import Role
from ordvern.apps.core.audit import name_of
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.erasure.forgetting import forget_account
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep

EMPTIED = "@erased.invalid"


def _noted(kind: str, verb: str) -> Subquery:
    """When the log says that this last happened to the record."""
    subject = Concat(Value(f"{kind}:"), Cast(OuterRef("pk"), CharField()))
    events = AuditEvent.objects.filter(verb=verb, subject=subject).order_by("-at")
    return Subquery(events.values("at")[:1])


def _partners() -> "QuerySet[Any]":
    """Those whose end the log tells; without an entry the day of their last approval counts."""
    ended = Partner.objects.filter(status=Standing.ENDED).exclude(name="")
    approved = F("approved_at")
    return ended.annotate(anchor=Coalesce(_noted("partner", "partner.ended"), approved))


def _accounts() -> "QuerySet[Any]":
    shut = User.objects.filter(is_active=False, role__in=[Role.STAFF, Role.OFFICER])
    return shut.exclude(email__endswith=EMPTIED).annotate(
        anchor=Coalesce(_noted("user", "account.closed"), F("joined_at"))
    )


def _sessions() -> "QuerySet[Any]":
    return Session.objects.annotate(anchor=F("expire_date"))


def _holds() -> "QuerySet[Any]":
    return Hold.objects.annotate(anchor=F("until"))


def _names(row: Any) -> tuple[str, ...]:
    return (name_of(row),)


def _no_names(row: Any) -> tuple[str, ...]:
    return ()


def _forget_partner(partner: Partner, now: datetime) -> None:
    for details in (partner.pairs, partner.fields, partner.authorisations, partner.rates):
        details.all().delete()
    partner.absences.all().delete()
    partner.grounds.all().delete()
    account = User.objects.get(pk=partner.account_id)
    Partner.objects.filter(pk=partner.pk).update(name="", contact="", phone="")
    forget_account(account, now=now)


def _forget_account(account: User, now: datetime) -> None:
    forget_account(account, now=now)


def _delete(row: Any, now: datetime) -> None:
    row.delete()


SWEEPS = (
    Sweep(DataClass.PARTNERS, _partners, _names, _forget_partner),
    Sweep(DataClass.STAFF_ACCOUNTS, _accounts, _names, _forget_account),
    Sweep(DataClass.SESSIONS, _sessions, _no_names, _delete),
    Sweep(DataClass.HOLDS, _holds, _names, _delete),
)
