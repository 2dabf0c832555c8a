"""Every page of a customer: his own, or the same 404 as nothing at all."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Partner
from ordvern.apps.registers.models import BreachNotice
from ordvern.apps.rights.models import Case
from ordvern.apps.screening.models import Redaction
from ordvern.web.portal.urls import urlpatterns
from tests.apps.billing.selling import invoice_of
from tests.web.entering import client_of
from tests.web.world import breach_told_of, case_of

# The others show what is the reader's own.
PAGES = [pattern.name for pattern in urlpatterns if pattern.pattern.converters]


def addresses(order: Order) -> list[str]:
    """Every address about the order, by name."""
    notice = BreachNotice.objects.first()
    if notice is None:
        notice = BreachNotice.objects.get(pk=breach_told_of(order, timezone.now())["notice_id"])
    ids = {
        "order_id": order.pk,
        "file_id": order.folder.files.all()[0].pk,
        "redaction_id": Redaction.objects.get().pk,
        "invoice_id": (Invoice.objects.first() or invoice_of(order)).pk,
        "notice_id": notice.pk,
        "customer_id": order.customer_id,
        "case_id": (Case.objects.first() or case_of(order, timezone.now())).pk,
    }
    wanted = {pattern.name: pattern.pattern.converters for pattern in urlpatterns}
    return [
        reverse(f"portal:{page}", kwargs={name: ids[name] for name in wanted[page]})
        for page in PAGES
    ]


def answers(client: Client, address: str) -> set[int]:
    return {client.get(address).status_code, client.post(address).status_code}


def test_another_customer_finds_nothing(asked: Order, ola: Client) -> None:
    before = asked.status

    found = {address: answers(ola, address) for address in addresses(asked)}

    asked.refresh_from_db()
    assert [address for address, codes in found.items() if not codes <= {404, 405}] == []
    assert asked.status == before


@pytest.mark.parametrize("role", ["siri_account", "ingrid_account", "jean"])
def test_other_roles_find_nothing(asked: Order, role: str, request: pytest.FixtureRequest) -> None:
    somebody: User | Partner = request.getfixturevalue(role)
    client = client_of(somebody.account if isinstance(somebody, Partner) else somebody)

    for address in ["/kunde/", *addresses(asked)]:
        assert answers(client, address) <= {404, 405}


def test_a_stranger_is_asked_for_a_code_and_led_back(asked: Order) -> None:
    for address in ["/kunde/", *addresses(asked)]:
        assert Client().get(address)["Location"] == f"/konto/login/code/?next={address}"


def test_an_order_that_never_was_looks_the_same(asked: Order, kari: Client, ola: Client) -> None:
    foreign = ola.get(f"/kunde/oppdrag/{asked.pk}/")
    nothing = ola.get(f"/kunde/oppdrag/{uuid.uuid4()}/")

    assert foreign.status_code == nothing.status_code == 404
    assert len(foreign.content) == len(nothing.content)


def test_forged_requests_are_refused(asked: Order, kari: Client) -> None:
    kari.handler.enforce_csrf_checks = True

    for address in addresses(asked):
        assert kari.post(address).status_code in (403, 405)
