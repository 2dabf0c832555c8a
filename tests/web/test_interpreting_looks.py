"""The pages of an interpreting assignment in a real browser, as each of the three sees them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.services import Unit
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.interpreting import Interpreting, MovedBecause
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.quoting import asked_for, proposal
from ordvern.apps.orders.usecases.answer_quote import accept_quote
from ordvern.apps.orders.usecases.ask_for_attestation import ask_for_attestation
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.apps.partners.models import Partner
from tests.apps.orders.sitting import let_go, prices, taken
from tests.cast import work
from tests.web.entering import client_of, lend_session
from tests.web.looking import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.django_db(transaction=True),
]
WIDTHS = (1280, 390)
Look = Callable[[User, str], None]


@pytest.fixture
def order(agency: Path, siri: Actor, now: datetime) -> Order:
    prices(Unit.HOUR, 800)
    return let_go(now, siri)


@pytest.fixture
def look(page: "Page", live_server: LiveServer) -> Look:
    """Open the page as somebody, wide and narrow, with everything unfolded, and find no fault."""

    def looked(user: User, path: str) -> None:
        lend_session(page, live_server.url, client_of(user))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + path)
            page.evaluate("document.querySelectorAll('main details').forEach(e => e.open = true)")
            assert faults(page) == [], path

    return looked


def quoted(order: Order, siri: Actor, now: datetime) -> Quote:
    day = timezone.localdate(now)
    found = proposal(order, asked_for(order), day=day)
    until = day + timedelta(days=14)
    return send_quote(order, calculation=found, valid_until=until, actor=siri, now=now)


def moved(order: Order, siri: Actor, now: datetime) -> None:
    begins, because = now + timedelta(days=4), MovedBecause.CUSTOMER
    move_interpreting(order, begins_at=begins, minutes=150, because=because, actor=siri, now=now)


def test_while_its_quote_is_of_other_hours(
    order: Order, siri: Actor, siri_account: User, now: datetime, look: Look
) -> None:
    quote = quoted(order, siri, now)
    moved(order, siri, now)

    look(siri_account, "/desk/oppdrag/")
    look(order.customer.account, "/kunde/")
    look(siri_account, f"/desk/oppdrag/{order.pk}/")
    look(siri_account, f"/desk/oppdrag/{order.pk}/sted/")
    look(siri_account, f"/desk/oppdrag/{order.pk}/tilbud/")
    look(order.customer.account, f"/kunde/oppdrag/{order.pk}/")
    look(order.customer.account, f"/tilbud/svar/{quote.token}/")
    look(order.customer.account, f"/kunde/oppdrag/{order.pk}/trekk/")


def test_while_somebody_has_it(
    order: Order, jean: Partner, siri: Actor, siri_account: User, now: datetime, look: Look
) -> None:
    accept_quote(quoted(order, siri, now), actor=siri, now=now)
    moved(order, siri, now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    look(jean.account, f"/partner/oppdrag/{job.pk}/")
    taken(job, now)

    look(siri_account, f"/desk/oppdrag/{order.pk}/")
    look(jean.account, f"/partner/oppdrag/{job.pk}/")
    look(jean.account, "/partner/")
    look(order.customer.account, f"/kunde/oppdrag/{order.pk}/")


def test_when_it_is_over(
    order: Order, jean: Partner, siri: Actor, siri_account: User, now: datetime, look: Look
) -> None:
    job = taken(offer_job(order, partner=jean, due_on=None, actor=siri, now=now), now)
    Interpreting.objects.update(begins_at=now - timedelta(hours=2))
    look(jean.account, f"/partner/oppdrag/{job.pk}/")
    look(siri_account, f"/desk/oppdrag/{order.pk}/")
    finish_interpreting(order, minutes=95, actor=siri, now=now)
    deliver(order, actor=siri, now=now)
    customer, here = order.customer.account, f"/kunde/oppdrag/{order.pk}/"
    look(customer, here)
    look(siri_account, f"/desk/oppdrag/{order.pk}/")
    client = client_of(customer)
    client.post(f"{here}mottatt/")
    look(customer, here)
    look(siri_account, f"/desk/oppdrag/{order.pk}/")
    look(customer, f"{here}slett/")
    client.post(f"{here}slett/")
    ask_for_attestation(Job.objects.get(), now=now)
    work()

    look(customer, here)
    look(siri_account, f"/desk/oppdrag/{order.pk}/")
    look(jean.account, f"/partner/oppdrag/{job.pk}/")
    look(jean.account, "/partner/")
