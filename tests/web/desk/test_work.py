"""Work on a released order: in-house or by a partner, translations in, delivery out."""

from io import BytesIO

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import Partner

from .conftest import only_file


def send(staff: Client, order: Order, content: bytes, name: str = "oversatt.txt") -> HttpResponse:
    upload = BytesIO(content)
    upload.name = name
    url = f"/desk/oppdrag/{order.pk}/fil/{only_file(order).pk}/oversettelse/"
    return staff.post(url, {"translation": upload})


def test_work_starts_in_house(released: Order, staff: Client) -> None:
    staff.post(f"/desk/oppdrag/{released.pk}/begynn/")

    released.refresh_from_db()
    assert released.status == Status.IN_WORK


def test_it_is_offered_to_an_approved_partner(
    released: Order, jean: Partner, staff: Client
) -> None:
    assert "Moreau Traductions" in staff.get(f"/desk/oppdrag/{released.pk}/").content.decode()

    staff.post(f"/desk/oppdrag/{released.pk}/tilby/", {"partner": jean.pk, "due_on": "2026-12-01"})

    job = released.jobs.get()
    assert (job.partner, job.status, str(job.due_on)) == (jean, JobStatus.OFFERED, "2026-12-01")


def test_nobody_else_can_be_offered_it(released: Order, dilnoza: Partner, staff: Client) -> None:
    staff.post(f"/desk/oppdrag/{released.pk}/tilby/", {"partner": dilnoza.pk})

    assert not released.jobs.exists()


def test_an_offer_is_taken_back(released: Order, jean: Partner, staff: Client) -> None:
    staff.post(f"/desk/oppdrag/{released.pk}/tilby/", {"partner": jean.pk})

    staff.post(f"/desk/oppdrag/{released.pk}/jobb/{released.jobs.get().pk}/trekk/")

    assert released.jobs.get().status == JobStatus.REVOKED


def test_a_translation_comes_in_and_is_delivered(in_work: Order, staff: Client) -> None:
    send(staff, in_work, b"La tondeuse")
    page = staff.get(f"/desk/oppdrag/{in_work.pk}/").content.decode()
    assert "oversatt.txt" in page

    staff.post(f"/desk/oppdrag/{in_work.pk}/lever/")

    in_work.refresh_from_db()
    assert in_work.status == Status.DELIVERED


def test_without_a_translation_nothing_is_delivered(in_work: Order, staff: Client) -> None:
    answer = staff.post(f"/desk/oppdrag/{in_work.pk}/lever/")

    in_work.refresh_from_db()
    assert in_work.status == Status.IN_WORK
    assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["error"]


@pytest.mark.parametrize("content", [b"", b"x" * 2000])
def test_a_translation_that_cannot_be_taken_leaves_nothing(
    in_work: Order, staff: Client, settings: Settings, content: bytes
) -> None:
    settings.MAX_FILE_BYTES = 1000

    answer = send(staff, in_work, content)

    assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["error"]
    assert not in_work.folder.files.translations().exists()
    assert blobs(in_work) == 1


def test_a_translation_out_of_turn_leaves_nothing(released: Order, staff: Client) -> None:
    send(staff, released, b"La tondeuse")

    assert blobs(released) == 1


def test_a_forged_upload_leaves_nothing(in_work: Order, staff: Client) -> None:
    staff.handler.enforce_csrf_checks = True

    assert send(staff, in_work, b"La tondeuse").status_code == 403
    assert blobs(in_work) == 1


def blobs(order: Order) -> int:
    """How many files lie in the order's folder of the vault."""
    return len(list((settings.VAULT_FILES / order.folder_id).iterdir()))
