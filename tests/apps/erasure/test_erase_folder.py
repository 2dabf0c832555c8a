"""The key goes first, the note and the certificate after, exactly once whatever dies between."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.models import Folder
from ordvern.apps.files.shredding import destroy, schedule
from ordvern.apps.files.store import new_folder, put_bytes, vault
from ordvern.apps.orders.models import Order
from ordvern.apps.post.models import OutgoingMail
from ordvern.vault import FolderId
from tests.cast import work


@pytest.fixture
def due(submit: Callable[..., Order], now: datetime) -> Order:
    order = submit("Hemmelig innhold om Torleif")
    schedule(order.folder, at=now, now=now, asked=True)
    return order


def test_erases_and_certifies_once(due: Order, now: datetime) -> None:
    erase_folder(due.folder, now=now)
    erase_folder(due.folder, now=now)

    assert Certificate.objects.count() == 1
    assert AuditEvent.objects.filter(verb="folder.erased").count() == 1
    assert OutgoingMail.objects.filter(kind=OutgoingMail.Kind.ERASED).count() == 1


def test_a_death_after_the_key_is_gone_only_delays_the_note(due: Order, now: datetime) -> None:
    destroy(due.folder)
    assert not Certificate.objects.exists()

    work()

    assert Certificate.objects.get().facts["key"] == due.folder_id
    assert Folder.objects.get(pk=due.folder_id).erased_at is not None


def test_the_certificate_tells_hashes_and_what_remains_but_no_names(
    due: Order, now: datetime
) -> None:
    cipher_hash = due.folder.files.get().cipher_hash
    erase_folder(due.folder, now=now)

    facts = Certificate.objects.get().facts
    assert facts["files"][0]["encrypted_sha256"] == cipher_hash
    assert "Lunde" not in str(facts)
    assert "tekst.txt" not in str(facts)


def test_an_upload_that_became_no_order_goes_without_a_certificate(
    agency: object, now: datetime
) -> None:
    folder = new_folder(now=now)
    put_bytes(folder, b"half an upload", name="a.txt")

    erase_folder(folder, now=now)

    assert not vault().is_readable(FolderId(folder.id))
    assert not Certificate.objects.exists()


def test_nothing_of_the_content_is_left_on_the_disk(due: Order, agency: object) -> None:
    work()

    folder = vault()
    left = [path for path in agency.rglob("*") if path.is_file() and path.suffix == ".age"]
    assert left == []
    assert not folder.is_readable(FolderId(due.folder_id))
