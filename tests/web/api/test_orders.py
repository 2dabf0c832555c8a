"""A program orders, looks, answers, fetches and has files erased, as its customer could."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from tests.cast import HARMLESS, OLA, SENSITIVE, STATEMENT, work

from .conftest import Program

ORDERS = "/api/v1/orders"


@pytest.fixture
def kari(delivered: Order, program: Program) -> Client:
    """The program of the customer whose order is delivered."""
    return program(delivered.customer.account)


def wanted(text: str = HARMLESS, **others: object) -> dict[str, object]:
    file = SimpleUploadedFile("bruk.txt", text.encode())
    languages = {"source_language": "nb", "target_language": "fr"}
    return {**languages, "declared": "true", "statement": STATEMENT, "files": [file], **others}


def send(client: Client, key: str = "order-0001", **others: object) -> Any:
    return client.post(ORDERS, wanted(**others), headers={"Idempotency-Key": key})


def say(client: Client, address: str, **said: object) -> Any:
    return client.post(f"{ORDERS}/{address}", json.dumps(said), content_type="application/json")


def test_customer_orders_and_the_files_are_screened(kari: Client) -> None:
    made = send(kari, text=SENSITIVE, message="Haster litt")
    work()
    seen = kari.get(f"{ORDERS}/{made.json()['id']}/screening").json()

    assert made.status_code == 201
    assert Order.objects.get(pk=made.json()["id"]).customer.account.email == "kari@kunde.example"
    assert seen["waiting"] == 0
    assert "health" in seen["files"][0]["sensitive"]
    assert "Grindheim" not in json.dumps(seen)


def test_same_key_and_request_make_one_order(kari: Client) -> None:
    first, again = send(kari), send(kari)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Order.objects.count() == 2
    assert Folder.objects.count() == 2


def test_same_key_for_another_request_is_refused(kari: Client) -> None:
    send(kari)
    other = send(kari, text="Noe helt annet.")

    assert (other.status_code, other.json()["code"]) == (409, "other-request")
    assert Order.objects.count() == 2


def test_what_is_refused_leaves_the_key_free(kari: Client) -> None:
    refused = send(kari, target_language="nb")

    assert (refused.status_code, refused.json()["faults"][0]["where"]) == (422, "target_language")
    assert send(kari).status_code == 201


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ({"statement": "2020-01-01"}, "other-statement"),
        ({"declared": "false"}, "other-statement"),
        ({"text": ""}, "not-valid"),
        ({"source_language": "tlh"}, "not-valid"),
        ({"wanted_on": "2001-01-01"}, "not-valid"),
    ],
)
def test_order_that_may_not_be_taken(kari: Client, others: dict[str, object], code: str) -> None:
    refused = send(kari, **others)

    assert refused.json()["code"] == code
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert Order.objects.count() == 1
    assert Folder.objects.count() == 1


def test_agencys_program_orders_for_whom_it_names(siri_account: User, program: Program) -> None:
    agency = program(siri_account)
    nameless = send(agency)
    made = send(agency, name="Fjord AS", email="post@fjord.example")

    assert {fault["where"] for fault in nameless.json()["faults"]} == {"name", "email"}
    assert Order.objects.get(pk=made.json()["id"]).customer.name == "Fjord AS"


def test_staffs_own_address_cannot_order(siri_account: User, program: Program) -> None:
    refused = send(program(siri_account), name="Siri", email="siri@byra.example")

    assert refused.json()["code"] == "not-a-customers-address"


def test_delivery_is_fetched_with_the_log_first(kari: Client, delivered: Order) -> None:
    files = kari.get(f"{ORDERS}/{delivered.pk}/files").json()["files"]
    (translation,) = (file for file in files if file["role"] == "translation")
    fetched = kari.get(f"{ORDERS}/{delivered.pk}/files/{translation['id']}")
    read = AuditEvent.objects.filter(verb="file.read", subject=f"storedfile:{translation['id']}")

    assert b"".join(fetched) == b"Traduit."
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert read.filter(actor_kind="customer").count() == 1


def test_receipt_with_erasure_then_nothing_is_fetched(kari: Client, delivered: Order) -> None:
    file = delivered.folder.files.earliest("stored_at")
    done = say(kari, f"{delivered.pk}/receipt", erase_files=True)
    gone = kari.get(f"{ORDERS}/{delivered.pk}/files/{file.pk}")
    work()

    assert done.json()["status"] == Status.CLOSED
    assert (gone.status_code, gone.json()["code"]) == (410, "erased")
    assert kari.get(f"{ORDERS}/{delivered.pk}").json()["erased_at"]
    assert kari.get(f"{ORDERS}/{delivered.pk}/certificate").content.startswith(b"%PDF")


def test_deed_out_of_turn_is_told(kari: Client, delivered: Order) -> None:
    refused = say(kari, f"{delivered.pk}/erasure")

    assert (refused.status_code, refused.json()["code"]) == (409, "not-allowed-now")


def test_list_is_of_ones_own_orders(
    kari: Client, submit: Callable[..., Order], program: Program, siri_account: User
) -> None:
    other = submit(HARMLESS, contact=OLA)

    assert kari.get(ORDERS).json()["count"] == 1
    assert kari.get(ORDERS, {"status": "screening"}).json()["orders"] == []
    assert kari.get(ORDERS, {"page": 9}).json()["orders"] == []
    assert kari.get(f"{ORDERS}/{other.pk}").status_code == 404
    assert program(siri_account).get(ORDERS).json()["count"] == 2


def test_receipt_is_the_customers_alone(
    delivered: Order, program: Program, siri_account: User
) -> None:
    refused = say(program(siri_account), f"{delivered.pk}/receipt", erase_files=True)

    assert (refused.status_code, refused.json()["code"]) == (403, "not-permitted")
