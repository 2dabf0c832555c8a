"""Storage: a check of the vault that finds what is wrong, and the health of the queue."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings as project
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.files.models import VaultCheck
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.erase_files import withdraw
from tests.cast import HARMLESS, work


def blob_of(order: Order) -> Path:
    return next((project.VAULT_FILES / order.folder_id).iterdir())


def checked(officer: Client) -> tuple[VaultCheck, str]:
    """Have the vault looked through; what was kept of it, and the page then."""
    officer.post("/innsyn/lager/kontroller/")
    work()
    return VaultCheck.objects.latest(), officer.get("/innsyn/lager/").content.decode()


def test_a_sound_vault(screened: Callable[..., Order], officer: Client, siri: Actor) -> None:
    screened(HARMLESS)
    withdraw(screened(HARMLESS), actor=siri, now=timezone.now())
    work()

    check, page = checked(officer)

    assert (check.faults, check.folders, check.blobs) == (0, 2, 1)
    assert "oversight-ids" not in page


def test_damage_is_found_and_leads_to_the_order(
    screened: Callable[..., Order], officer: Client
) -> None:
    order = screened(HARMLESS)
    path = blob_of(order)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    check, page = checked(officer)

    assert [each.fault for each in check.found.all()] == ["damaged"]
    assert f"/desk/oppdrag/{order.pk}/" in page


def test_an_erased_order_that_is_still_readable_is_found(
    screened: Callable[..., Order], officer: Client
) -> None:
    order = screened(HARMLESS)
    type(order.folder).objects.filter(pk=order.folder_id).update(erased_at=timezone.now())

    check, _ = checked(officer)

    assert [each.fault for each in check.found.all()] == ["still_readable"]


def test_a_folder_between_key_and_note_is_no_fault(
    screened: Callable[..., Order], officer: Client
) -> None:
    """The worker was killed after the key was destroyed, before that was noted."""
    order = screened(HARMLESS)
    now = timezone.now()
    type(order.folder).objects.filter(pk=order.folder_id).update(erase_by=now, asked_at=now)
    (project.VAULT_KEYS / f"{order.folder_id}.key").unlink()
    blob_of(order).parent.rename(project.VAULT_FILES.parent / "taken away")

    check, _ = checked(officer)

    assert check.faults == 0


def test_it_says_that_the_check_is_under_way(agency: object, officer: Client) -> None:
    officer.post("/innsyn/lager/kontroller/")

    page = officer.get("/innsyn/lager/").content.decode()

    assert "#hourglass" in page
    assert "/innsyn/lager/kontroller/" not in page


def test_a_stopped_task_is_shown(agency: object, officer: Client) -> None:
    QueuedTask.objects.create(
        kind="erasure.certify", subject="7", state=TaskState.PARKED, run_at=timezone.now()
    )

    assert "erasure.certify" in officer.get("/innsyn/lager/").content.decode()


def test_a_store_abroad_is_named(officer: Client, settings: Settings) -> None:
    settings.RESIDENCY = {"files": "SE"}

    assert ">SE<" in officer.get("/innsyn/lager/").content.decode()
