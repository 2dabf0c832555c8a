"""What is pressed twice, or by two people at once, is done once."""

from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.usecases.begin_step import begin_step
from ordvern.apps.post.models import OutgoingMail
from tests.apps.billing.selling import open_list, set_agency

from .money.test_quotes import LINE, typed


def test_a_quote(released: Order, staff: Client) -> None:
    open_list()
    sent = typed(LINE, valid_until="2030-01-01", after="0", send="1")
    for _click in range(2):
        answer = staff.post(f"/desk/oppdrag/{released.pk}/tilbud/", sent, follow=True)

    assert Quote.objects.get().version == 1
    assert "i mellomtiden" in answer.content.decode()


def test_an_invoice(released: Order, staff: Client, now: datetime) -> None:
    set_agency()
    Order.objects.update(status="delivered", delivered_at=now)
    for _click in range(2):
        staff.post(f"/desk/oppdrag/{released.pk}/faktura/", typed(LINE, agreed="on", issue="1"))

    assert Invoice.objects.count() == 1
    assert OutgoingMail.objects.filter(kind="invoice_issued").count() == 1


def test_a_plan_and_a_release(released: Order, staff: Client) -> None:
    for _click in range(2):
        staff.post(f"/desk/oppdrag/{released.pk}/frigi/")
        staff.post(f"/desk/oppdrag/{released.pk}/trinn/", {"language": "fr", "kind": "revise"})

    assert released.steps.filter(kind="revise").count() == 1
    assert AuditEvent.objects.filter(verb="order.released").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_of_the_staff_take_the_same_step(released: Order, siri: Actor, now: datetime) -> None:
    tor = User.objects.create_user("tor@byra.example", role=Role.STAFF, display_name="Tor").actor
    ready, seen = Barrier(2), []

    def press(actor: Actor) -> None:
        ready.wait()
        try:
            begin_step(Step.objects.select_related("order").get(), actor=actor, now=now)
            seen.append("begun")
        except NotAllowedNow:
            seen.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=press, args=(actor,)) for actor in (siri, tor)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(seen) == ["begun", "refused"]
    assert AuditEvent.objects.filter(verb="step.begun").count() == 1
