"""What is pressed twice, or by two people at once, is done once."""

from datetime import datetime
from functools import partial

import pytest
from django.test import Client

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.usecases.begin_step import begin_step
from ordvern.apps.post.models import OutgoingMail
from tests.apps.billing.selling import open_list, set_agency
from tests.at_once import at_once

from .money.test_quotes import LINE, typed


def test_a_quote(released: Order, staff: Client) -> None:
    open_list()
    sent = typed(LINE, valid_until="2099-12-31", after="0", send="1")
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

    def press(actor: Actor) -> None:
        begin_step(Step.objects.select_related("order").get(), actor=actor, now=now)

    assert at_once(partial(press, siri), partial(press, tor)) == ["NotAllowedNow", "done"]
    assert AuditEvent.objects.filter(verb="step.begun").count() == 1
