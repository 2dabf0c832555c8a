"""The demo's customer who orders by program: a token, and a webhook that nobody answers."""

from datetime import datetime, timedelta

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.programs.models import Scope
from ordvern.apps.programs.telling import SHUT_OFF_AFTER, put_down
from ordvern.apps.programs.usecases.make_token import make_token
from ordvern.apps.programs.usecases.make_webhook import make_webhook
from ordvern.apps.programs.usecases.use_token import use_token

from .aging import let_fall_silent
from .cast import EXPORTER

NOBODY_THERE = "http://127.0.0.1:9/varsel"
"""A port of this machine on which nothing listens: whatever is called, no call goes out."""
SCOPES = (Scope.ORDERS_READ, Scope.ORDERS_WRITE, Scope.FILES_READ, Scope.INVOICES_READ)


def make_programs(officer: Actor, now: datetime) -> None:
    """The token was used yesterday. The webhook is shut off by the next call that fails."""
    account = Customer.objects.filter(name=EXPORTER.name).earliest("pk").account
    made = now - timedelta(days=30)
    token, _secret = make_token(
        account, name="Nordlys bestilling", scopes=SCOPES, days=180, actor=officer, now=made
    )
    use_token(token, actor=account.actor, now=now - timedelta(days=1))
    silent = now - SHUT_OFF_AFTER - timedelta(hours=1)
    hook, _secret = make_webhook(
        account,
        name="Nordlys bestilling",
        url=NOBODY_THERE,
        operator="Nordlys Seafood AS",
        country="NO",
        actor=officer,
        now=silent,
    )
    put_down(now)
    let_fall_silent(hook, since=silent)
