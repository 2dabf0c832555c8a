"""A request becomes one order, once."""

import uuid
from datetime import datetime
from pathlib import Path

import pytest

from ordvern.apps.core.actors import STRANGER
from ordvern.apps.core.models import AuditEvent, QueuedTask
from ordvern.apps.files.store import new_folder, put_bytes, unseal
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.submit_request import (
    AlreadySubmitted,
    Assignment,
    NothingToTranslate,
    submit_request,
)
from ordvern.apps.post.models import OutgoingMail
from tests.cast import KARI, STATEMENT


def send(now: datetime, token: uuid.UUID, *texts: str, message: str = "") -> Order:
    folder = new_folder(now=now)
    return submit_request(
        folder,
        deposits=[put_bytes(folder, text.encode(), name="a.txt") for text in texts],
        contact=KARI,
        assignment=Assignment("nb", "fr", message=message),
        token=token,
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )


def test_makes_an_order_and_has_it_screened(agency: Path, now: datetime) -> None:
    order = send(now, uuid.uuid4(), "tekst")

    assert order.status == Status.SCREENING
    assert order.statement == STATEMENT
    assert order.folder.erase_by is None
    assert QueuedTask.objects.get(kind="orders.screen").subject == str(order.pk)
    assert OutgoingMail.objects.get().kind == OutgoingMail.Kind.REQUEST_RECEIVED
    assert AuditEvent.objects.get(verb="order.received").subject == f"order:{order.pk}"


def test_the_same_form_sent_twice_makes_one_order(agency: Path, now: datetime) -> None:
    token = uuid.uuid4()
    first = send(now, token, "tekst")

    with pytest.raises(AlreadySubmitted) as again:
        send(now, token, "tekst")

    assert again.value.order == first
    assert Order.objects.count() == 1


def test_a_request_without_files_is_refused(agency: Path, now: datetime) -> None:
    with pytest.raises(NothingToTranslate):
        send(now, uuid.uuid4())


def test_numbers_count_within_the_year(agency: Path, now: datetime) -> None:
    numbers = [send(now, uuid.uuid4(), "tekst").number for _ in range(2)]

    assert numbers == [f"{now:%Y}-00001", f"{now:%Y}-00002"]


def test_the_message_is_sealed_under_the_orders_key(agency: Path, now: datetime) -> None:
    order = send(now, uuid.uuid4(), "tekst", message="Hilsen Kari Lunde")

    assert b"Lunde" not in bytes(order.sealed_message)
    assert unseal(order.folder_id, bytes(order.sealed_message)) == b"Hilsen Kari Lunde"
