"""The agency's programs look into memories and hand old ones in."""

import json
from datetime import datetime
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.core.models import User
from ordvern.apps.files.models import Folder
from ordvern.apps.memories.models import Memory
from ordvern.apps.orders.models import Order
from tests.cast import work

from .conftest import Program

MEMORIES = "/api/v1/memories"
CSV = "nb,fr\nLes bruksanvisningen.,Lisez le mode d'emploi.\n"


@pytest.fixture
def memory(agency: object, now: datetime) -> Memory:
    return Memory.objects.create(
        name="Hage", source_language="nb", target_language="fr", opened_at=now
    )


@pytest.fixture
def client(program: Program, siri_account: User) -> Client:
    """The agency's program."""
    return program(siri_account)


def hand_in(client: Client, memory: Memory, content: str = CSV, key: str = "import-0001") -> dict:
    sent = {"memory": SimpleUploadedFile("gammelt.csv", content.encode())}
    headers = {"Idempotency-Key": key}
    return client.post(f"{MEMORIES}/{memory.pk}/imports", sent, headers=headers).json()


def test_old_memory_goes_through_the_guard_and_is_found(client: Client, memory: Memory) -> None:
    health = "Torleif Grindheim har brystkreft.,Torleif Grindheim a un cancer du sein.\n"
    run = hand_in(client, memory, CSV + health)
    work()
    after = client.get(f"{MEMORIES}/{memory.pk}/imports/{run['id']}").json()
    units = client.get(f"{MEMORIES}/{memory.pk}/units", {"words": "BRUKS"}).json()["units"]

    assert (after["status"], after["stored"]) == ("done", 1)
    assert sum(after["kept_out"].values()) == 1
    assert [each["target"] for each in units] == ["Lisez le mode d'emploi."]


def test_sentences_are_matched_in_their_order(client: Client, memory: Memory) -> None:
    hand_in(client, memory)
    work()
    asked = {"sentences": ["Noe helt annet og mye lengre.", "Les bruksanvisningen."]}
    address = f"{MEMORIES}/{memory.pk}/matches"
    found = client.post(address, json.dumps(asked), content_type="application/json").json()

    none, (best,) = found["matches"]
    assert none == []
    assert best["score"] >= 100


def test_same_key_hands_in_once(client: Client, memory: Memory) -> None:
    assert hand_in(client, memory) == hand_in(client, memory)
    assert memory.imports.count() == 1
    assert Folder.objects.count() == 1


def test_words_of_an_order_are_told_once_counted(
    client: Client, delivered: Order, program: Program
) -> None:
    work()
    address = f"/api/v1/orders/{UUID(str(delivered.pk))}/words"
    counted = client.get(address).json()

    assert sum(row["words"] for row in counted["rows"]) == 8
    assert program(delivered.customer.account).get(address).status_code == 403
