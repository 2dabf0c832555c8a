"""A customer approves, says to go on, sends another file, or withdraws."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import name_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.screening.models import Redaction
from tests.cast import HARMLESS, work

from .conftest import browser_of

Send = Callable[..., Order]


def levels(answer: HttpResponse) -> list[str]:
    return [message.level_tag for message in get_messages(answer.wsgi_request)]


def status_of(order: Order) -> str:
    order.refresh_from_db()
    return order.status


def test_approving_uses_the_copy_and_screens_it(kari: Client, asked: Order) -> None:
    copy = Redaction.objects.get().result
    page = kari.get(f"/kunde/oppdrag/{asked.pk}/")

    kari.post(f"/kunde/oppdrag/{asked.pk}/godkjenn/")
    work()

    assert page.context["picture"].may_approve
    assert asked.folder.files.working().get() == copy
    assert status_of(asked) == Status.AWAITING_DECISION
    assert not copy.screening.is_sensitive


def test_approving_twice_is_told(kari: Client, asked: Order) -> None:
    kari.post(f"/kunde/oppdrag/{asked.pk}/godkjenn/")

    assert levels(kari.post(f"/kunde/oppdrag/{asked.pk}/godkjenn/"))[-1] == "error"


def test_before_and_after_stand_beside_each_other(kari: Client, asked: Order) -> None:
    redaction = Redaction.objects.get()

    answer = kari.get(f"/kunde/oppdrag/{asked.pk}/sladding/{redaction.pk}/")

    before, after = (
        "".join(piece.text for line in answer.context[side].lines for piece in line.pieces)
        for side in ("before", "after")
    )
    assert "198552 33137" in before
    assert "198552" not in after
    assert "Torleif" not in after


def test_going_on_needs_a_declaration(kari: Client, asked: Order) -> None:
    answer = kari.post(f"/kunde/oppdrag/{asked.pk}/fortsett/")
    assert (levels(answer), status_of(asked)) == (["error"], Status.AWAITING_CUSTOMER)

    kari.post(f"/kunde/oppdrag/{asked.pk}/fortsett/", {"declared": "on"})
    assert status_of(asked) == Status.AWAITING_DECISION
    assert asked.instructed_at is not None


def test_a_new_file_takes_the_place_of_the_old(kari: Client, asked: Order) -> None:
    old = asked.folder.files.working().get()
    file = SimpleUploadedFile("ny.txt", HARMLESS.encode())

    answer = kari.post(f"/kunde/oppdrag/{asked.pk}/filer/{old.pk}/ny/", {"file": file})
    work()

    new = asked.folder.files.working().get()
    assert answer["Location"] == f"/kunde/oppdrag/{asked.pk}/"
    assert (name_of(new), new.derived_from) == ("ny.txt", old)
    assert new.screening.was_read


@pytest.mark.parametrize("content", [b"", b"x" * 1001])
def test_a_new_file_that_cannot_be_taken_changes_nothing(
    kari: Client, asked: Order, settings: pytest.FixtureRequest, content: bytes
) -> None:
    settings.MAX_FILE_BYTES = 1000
    old, count = asked.folder.files.working().get(), asked.folder.files.count()
    address = f"/kunde/oppdrag/{asked.pk}/filer/{old.pk}/ny/"

    answer = kari.post(address, {"file": SimpleUploadedFile("ny.txt", content)})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"file"}
    assert (asked.folder.files.count(), status_of(asked)) == (count, Status.AWAITING_CUSTOMER)


def test_a_new_file_after_release_is_not_taken(delivered: Order) -> None:
    old = delivered.folder.files.get(role=StoredFile.Role.SOURCE)
    address = f"/kunde/oppdrag/{delivered.pk}/filer/{old.pk}/ny/"

    answer = browser_of(delivered).post(address, {"file": SimpleUploadedFile("ny.txt", b"Ny.")})

    assert levels(answer) == ["error"]
    assert delivered.folder.files.working().get() == old


def test_withdrawing_asks_first_then_erases(screened: Send) -> None:
    order = screened(HARMLESS)
    client, address = browser_of(order), f"/kunde/oppdrag/{order.pk}/trekk/"

    assert client.get(address).status_code == 200
    assert status_of(order) == Status.AWAITING_DECISION
    client.post(address)
    work()

    assert status_of(order) == Status.WITHDRAWN
    assert order.is_erased


def test_a_delivered_order_cannot_be_withdrawn(delivered: Order) -> None:
    answer = browser_of(delivered).post(f"/kunde/oppdrag/{delivered.pk}/trekk/")

    assert (levels(answer), status_of(delivered)) == (["error"], Status.DELIVERED)
