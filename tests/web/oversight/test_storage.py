"""Storage: a check of the vault that finds what is wrong, and the health of the queue."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.erase_files import withdraw
from tests.cast import HARMLESS, work


def blob_of(order: Order) -> Path:
    return next((settings.VAULT_FILES / order.folder_id).iterdir())


def test_a_sound_vault(screened: Callable[..., Order], officer: Client, siri: Actor) -> None:
    screened(HARMLESS)
    withdraw(screened(HARMLESS), actor=siri, now=timezone.now())
    work()

    report = officer.post("/innsyn/lager/kontroller/").context["report"]

    assert report.problems == ()
    assert (report.folders, report.blobs) == (2, 1)


def test_damage_is_found_and_leads_to_the_order(
    screened: Callable[..., Order], officer: Client
) -> None:
    order = screened(HARMLESS)
    path = blob_of(order)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    page = officer.post("/innsyn/lager/kontroller/").content.decode()

    assert f"/desk/ordre/{order.pk}/" in page
    assert 'data-color="danger"' in page


def test_an_erased_order_that_is_still_readable_is_found(
    screened: Callable[..., Order], officer: Client
) -> None:
    order = screened(HARMLESS)
    type(order.folder).objects.filter(pk=order.folder_id).update(erased_at=timezone.now())

    report = officer.post("/innsyn/lager/kontroller/").context["report"]

    assert [problem.fault for problem in report.problems] == ["still_readable"]


def test_a_stopped_task_is_shown(agency: object, officer: Client) -> None:
    QueuedTask.objects.create(
        kind="erasure.certify", subject="7", state=TaskState.PARKED, run_at=timezone.now()
    )

    assert "erasure.certify" in officer.get("/innsyn/lager/").content.decode()


def test_a_store_abroad_is_named(officer: Client, settings: Settings) -> None:
    settings.RESIDENCY = {"files": "SE"}

    assert ">SE<" in officer.get("/innsyn/lager/").content.decode()
