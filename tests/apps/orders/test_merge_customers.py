"""Two entries made one: nothing that points at a customer is left behind."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing, keep_invoice_details
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.merge_customers import merge_customers
from tests.cast import HARMLESS, KARI, OLA


@pytest.fixture
def pair(submit: Callable[..., Order]) -> tuple[Customer, Customer]:
    return submit(HARMLESS, contact=KARI).customer, submit(HARMLESS, contact=OLA).customer


def test_orders_memories_and_invoice_details_move(
    pair: tuple[Customer, Customer], siri: Actor, now: datetime
) -> None:
    kari, ola = pair
    keep_invoice_details(ola, invoicing=Invoicing(reference="O-1"), actor=siri, now=now)
    languages = {"source_language": "nb", "target_language": "en"}
    memory = open_memory("Olas", customer=ola, **languages, actor=siri, now=now)

    merge_customers(kari, other=ola, actor=siri, now=now)

    memory.refresh_from_db()
    assert memory.customer == kari
    assert Order.objects.filter(customer=kari).count() == 2
    assert Customer.objects.get(pk=kari.pk).invoice_details.reference == "O-1"
    assert AuditEvent.objects.filter(verb="customer.merged").count() == 1


def test_the_one_who_is_gone_can_no_longer_enter(
    pair: tuple[Customer, Customer], siri: Actor, now: datetime
) -> None:
    kari, ola = pair
    merge_customers(kari, other=ola, actor=siri, now=now)

    account = User.objects.get(pk=ola.account_id)
    assert not account.is_active
    assert OLA.email not in account.email
    assert not Customer.objects.filter(pk=ola.pk).exists()


def test_of_two_invoice_details_those_kept_hold(
    pair: tuple[Customer, Customer], siri: Actor, now: datetime
) -> None:
    kari, ola = pair
    for customer, reference in ((kari, "K-1"), (ola, "O-1")):
        keep_invoice_details(
            customer, invoicing=Invoicing(reference=reference), actor=siri, now=now
        )

    merge_customers(kari, other=ola, actor=siri, now=now)

    assert Customer.objects.get(pk=kari.pk).invoice_details.reference == "K-1"


def test_nobody_is_merged_with_himself_or_twice(
    pair: tuple[Customer, Customer], siri: Actor, now: datetime
) -> None:
    kari, ola = pair
    with pytest.raises(NotAllowedNow):
        merge_customers(kari, other=kari, actor=siri, now=now)
    merge_customers(kari, other=ola, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        merge_customers(kari, other=ola, actor=siri, now=now)


def test_no_table_escapes(pair: tuple[Customer, Customer]) -> None:
    """Moving goes by the tables that point at a customer; a relation of many to many would not
    be moved, and none may be made without widening the use case."""
    relations = Customer._meta.related_objects

    assert {relation.related_model._meta.label for relation in relations} >= {
        "orders.Order",
        "memories.Memory",
        "customers.InvoiceDetails",
        "customers.ContactPerson",
    }
    assert not any(relation.many_to_many for relation in relations)
    with pytest.raises(ObjectDoesNotExist):
        _ = pair[0].invoice_details
