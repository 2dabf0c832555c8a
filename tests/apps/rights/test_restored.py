"""A backup from before an erasure is put back: the person goes anew, by the register alone."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import serializers
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.customers.models import ContactPerson, Customer
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.register import Forgotten, forgotten, note_forgotten
from ordvern.apps.erasure.usecases.replay_erasures import replay_erasures
from ordvern.apps.files.store import vault
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.lift_hold import lift_hold
from ordvern.apps.retention.usecases.place_hold import place_hold
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.vault import FolderId
from tests.cast import KARI, work

Restore = Callable[[], None]


@pytest.fixture
def backup(
    order: Order, kari: Customer, agency: Path, tmp_path_factory: pytest.TempPathFactory
) -> Restore:
    """Vault, keys and rows as they were before anybody asked for anything."""
    ContactPerson.objects.create(customer=kari, name="Per Lunde", email="per@kunde.example")
    kept = tmp_path_factory.mktemp("backup")
    for store in ("vault", "keys"):
        shutil.copytree(agency / store, kept / store)
    rows = [kari.account, kari, *kari.contacts.all(), order.folder, *order.folder.files.all()]
    dumped = serializers.serialize("json", [*rows, order])

    def restore() -> None:
        for store in ("vault", "keys"):
            shutil.rmtree(agency / store)
            shutil.copytree(kept / store, agency / store)
        Certificate.objects.all().delete()
        for row in serializers.deserialize("json", dumped):
            row.save()

    return restore


@pytest.fixture
def restored(asked: Callable[..., Case], kari: Customer, backup: Restore) -> Customer:
    """She was erased, and then the backup was put back."""
    answer_case(asked(Kind.ERASURE), actor=kari.account.actor, now=timezone.now())
    work()
    kari.refresh_from_db()
    assert kari.erased_at is not None
    backup()
    kari.refresh_from_db()
    assert (kari.name, kari.account.email) == (KARI.name, KARI.email)
    return kari


def test_the_person_and_her_files_go_anew(restored: Customer, order: Order, now: datetime) -> None:
    assert replay_erasures(now=now) == 2  # the folder and the person

    restored.refresh_from_db()
    account = User.objects.get(pk=restored.account_id)
    assert (restored.name, restored.phone, account.is_active) == ("", "", False)
    assert account.email.endswith("@erased.invalid")
    assert not ContactPerson.objects.exists()
    assert not vault().is_readable(FolderId(order.folder_id))
    assert AuditEvent.objects.filter(verb="customer.erased_again").count() == 1
    assert replay_erasures(now=now) == 0


def test_a_hold_that_came_back_is_obeyed_until_it_is_lifted(
    restored: Customer, now: datetime
) -> None:
    until = timezone.localdate(now) + timedelta(days=30)
    subject = f"customer:{restored.pk}"
    placed = place_hold(subject, ground=Hold.Ground.CLAIM, until=until, actor=SYSTEM, now=now)
    replay_erasures(now=now)
    restored.refresh_from_db()
    assert restored.name == KARI.name

    lift_hold(placed, actor=SYSTEM, now=now)
    replay_erasures(now=now)

    restored.refresh_from_db()
    assert restored.name == ""


def test_somebody_else_with_the_same_number_is_left_alone(
    kari: Customer, settings: pytest.FixtureRequest, now: datetime
) -> None:
    """After a restore numbers are given anew: the number alone means nobody."""
    before = kari.registered_at.replace(microsecond=0) - timedelta(seconds=1)
    other = Forgotten(kari.pk, before)
    note_forgotten(settings.ERASURES, other, now=now)

    assert replay_erasures(now=now) == 0
    kari.refresh_from_db()
    assert kari.name == KARI.name


def test_the_register_tells_nothing_about_anybody(restored: Customer, agency: Path) -> None:
    told = (agency / "erasures.jsonl").read_text()

    [line] = forgotten(agency / "erasures.jsonl")
    assert line == Forgotten(restored.pk, restored.registered_at.replace(microsecond=0))
    assert not any(each in told for each in (KARI.name, KARI.email, KARI.phone))
