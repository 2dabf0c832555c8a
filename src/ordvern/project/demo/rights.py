"""The demo's cases about rights, two that run and one that is done, and a hold."""

from datetime import datetime, timedelta

from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of
from ordvern.apps.customers.models import Customer
from ordvern.apps.intake.words import Sender
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.place_hold import place_hold
from ordvern.apps.rights.models import Case, Identity, Kind
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.apps.rights.usecases.prove_identity import prove_identity

from .cast import KARI, LAWYER

NAMED = Asked(
    Kind.NAMED_IN_FILES,
    Case.Channel.LETTER,
    "Jeg står i en fil fra Fjordvik sykehus. Hvem har lest den hos dere?",
    Sender("Per Sand", "Postboks 7, 4120 Tau"),
)
PHONED = Asked(
    Kind.ACCESS,
    Case.Channel.PHONE,
    "Vil vite hva dere har om meg.",
    Sender(KARI.name, KARI.phone),
)
WRONG = Asked(Kind.RECTIFICATION, words="Jeg har flyttet til Elvegata 11.")


def make_cases(officer: Actor, now: datetime) -> None:
    """A letter and a wish from the customer's own pages wait; a call was answered in October."""
    kari = Customer.objects.filter(name=KARI.name).earliest("pk")
    _answered(kari, officer, now)
    letter = now - timedelta(days=12)
    open_case(None, asked=NAMED, actor=officer, now=letter)
    open_case(kari, asked=WRONG, actor=kari.account.actor, now=now - timedelta(days=3))
    _hold(officer, now - timedelta(days=20))


def _answered(kari: Customer, officer: Actor, now: datetime) -> None:
    called, answered = now - timedelta(days=40), now - timedelta(days=33)
    case = open_case(kari, asked=PHONED, actor=officer, now=called)
    prove_identity(case, how=Identity.CALLED_BACK, actor=officer, now=called)
    answer_case(case, actor=officer, now=answered)


def _hold(officer: Actor, at: datetime) -> None:
    """What the law firm sent may be needed in court: nothing of it is deleted for half a year."""
    lawyer = Customer.objects.filter(name=LAWYER.name).earliest("pk")
    until = timezone.localdate(at + timedelta(days=180))
    place_hold(
        name_of(lawyer),
        ground=Hold.Ground.CLAIM,
        until=until,
        reference="26-104",
        actor=officer,
        now=at,
    )
