"""An interpreting assignment as a customer would ask for it, and the same let go to be offered."""

import uuid
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from ordvern.apps.billing.models import PriceList
from ordvern.apps.billing.prices import USUAL_GRID, Rate
from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.billing.usecases.set_prices import Prices, set_prices
from ordvern.apps.core.actors import STRANGER, SYSTEM, Actor
from ordvern.apps.files.store import new_folder
from ordvern.apps.orders.interpreting import Meeting, Sitting
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.cast import KARI, STATEMENT, work

WHERE = Meeting("Sandnes", "Klokkergata 7, rom 4", "Torunn Øygard")


def asked(
    now: datetime, *, in_hours: float = 48, minutes: int = 100, where: Meeting = WHERE
) -> Order:
    """For an hour and forty minutes from nb into fr, in two days; looked through by the worker."""
    begins = now + timedelta(hours=in_hours)
    order = submit_request(
        new_folder(now=now),
        deposits=[],
        contact=KARI,
        assignment=Assignment(
            "nb", "fr", sitting=Sitting(begins, minutes, "in_person", where, qualification="C")
        ),
        token=uuid.uuid4(),
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )
    work()
    order.refresh_from_db()
    return order


def let_go(now: datetime, siri: Actor, **fields: float) -> Order:
    order = asked(now, **fields)
    clear_for_work(order, actor=siri, now=now)
    return order


def taken(job: Job, now: datetime) -> Job:
    actor = job.partner.account.actor
    accept_statement(job.partner, statement=STATEMENT, actor=actor, now=now)
    accept_job(job, statement=STATEMENT, actor=actor, now=now)
    return job


def prices(unit: Unit, price: int, **more: object) -> PriceList:
    fields = {"name": "Priser", "customer": None, "valid_from": "2026-01-01", **more}
    rates = [Rate(Item.INTERPRETING, unit, Decimal(price))]
    kept = Prices(fields, rates, USUAL_GRID)
    return set_prices(None, prices=kept, actor=SYSTEM, now=timezone.now())
