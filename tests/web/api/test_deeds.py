"""What else a customer's program does with an order; refusals of Django are problems as well."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.text import Category
from tests.cast import SENSITIVE, STATEMENT, work

from .conftest import Program

ORDERS = "/api/v1/orders"


def say(client: Client, order: Order, what: str, **said: object) -> Any:
    address = f"{ORDERS}/{order.pk}/{what}"
    return client.post(address, json.dumps(said), content_type="application/json")


@pytest.fixture
def asked(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """An order whose customer was asked to redact."""
    order = screened(SENSITIVE)
    ask_to_redact(order, categories=[Category.HEALTH], actor=siri, now=now)
    return order


def test_customer_and_agency_write_to_each_other(
    delivered: Order, program: Program, siri_account: User
) -> None:
    kari, agency = program(delivered.customer.account), program(siri_account)
    say(kari, delivered, "messages", text="Kommer det en faktura?")
    say(agency, delivered, "messages", text="Ja, i morgen.")
    told = kari.get(f"{ORDERS}/{delivered.pk}/messages").json()["messages"]

    assert [each["text"] for each in told] == ["Kommer det en faktura?", "Ja, i morgen."]
    assert [each["from_agency"] for each in told] == [False, True]


def test_correction_sends_the_order_back_to_work(delivered: Order, program: Program) -> None:
    kari = program(delivered.customer.account)
    done = say(kari, delivered, "correction", text="Side to mangler.")

    assert done.json()["status"] == "correcting"
    assert say(kari, delivered, "correction", text="Igjen.").status_code == 409


def test_transfers_are_forbidden_and_allowed_again(delivered: Order, program: Program) -> None:
    kari = program(delivered.customer.account)

    assert say(kari, delivered, "transfers", forbid=True).json()["eea_only_since"]
    assert say(kari, delivered, "transfers", forbid=False).json()["eea_only_since"] is None


def test_going_on_needs_a_new_declaration(asked: Order, program: Program) -> None:
    kari = program(asked.customer.account)
    bare = say(kari, asked, "redaction/answer", answer="go_on")
    declared = {"answer": "go_on", "declared": True, "statement": STATEMENT}

    assert bare.json()["code"] == "other-statement"
    assert say(kari, asked, "redaction/answer", **declared).json()["status"] == "awaiting_decision"


def test_new_file_takes_the_place_of_another(asked: Order, program: Program) -> None:
    kari, file = program(asked.customer.account), asked.folder.files.get()
    address = f"{ORDERS}/{asked.pk}/files/{file.pk}/replacement"
    done = kari.post(address, {"file": SimpleUploadedFile("ny.txt", b"Helt ufarlig.")})
    work()

    assert done.json()["order"]["status"] == "screening"
    assert [str(each.pk) for each in asked.folder.files.working()] == [done.json()["file"]]
    assert kari.post(address, {"file": SimpleUploadedFile("tom.txt", b"")}).status_code == 422


def test_what_was_not_taken_leaves_nothing_in_the_vault(
    delivered: Order, program: Program, agency: Any
) -> None:
    before = sorted(agency.joinpath("vault").rglob("*"))
    kari, file = program(delivered.customer.account), delivered.folder.files.first()
    address = f"{ORDERS}/{delivered.pk}/files/{file.pk}/replacement"

    assert kari.post(address, {"file": SimpleUploadedFile("ny.txt", b"Ny.")}).status_code == 409
    assert sorted(agency.joinpath("vault").rglob("*")) == before


def test_refusals_of_django_are_problems_too(db: None) -> None:
    nowhere, wrong = Client().get("/api/v1/v9/x"), Client().delete(f"{ORDERS}")

    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "not-found")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "no-such-method")
    assert set(wrong.headers["Allow"].split(", ")) == {"GET", "POST"}
