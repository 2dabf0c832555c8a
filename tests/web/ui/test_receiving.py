"""Uploads cut off half-way, or of too many files, leave nothing in the vault."""

from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.start_work import start_work
from tests.cast import HARMLESS
from tests.web.entering import client_of

HEAD = '--x\r\nContent-Disposition: form-data; name="translation"; filename="a.txt"\r\n\r\n'


def in_work(order: Order, actor: Actor) -> str:
    """Where a translation of the order's only file is sent."""
    clear_for_work(order, actor=actor, now=timezone.now())
    start_work(order, actor=actor, now=timezone.now())
    file = order.folder.files.working().get()
    return f"/desk/oppdrag/{order.pk}/fil/{file.pk}/oversettelse/"


def blobs(order: Order) -> int:
    return len(list((settings.VAULT_FILES / order.folder_id).iterdir()))


def test_a_body_without_its_end(screened: Callable[..., Order], siri_account: User) -> None:
    order = screened(HARMLESS)
    url = in_work(order, siri_account.actor)
    body = HEAD + "half of a transl"

    client_of(siri_account).generic("POST", url, body, "multipart/form-data; boundary=x")

    assert not order.folder.files.translations().exists()
    assert blobs(order) == 1


def test_two_files_where_one_is_asked_for(
    screened: Callable[..., Order], siri_account: User
) -> None:
    order = screened(HARMLESS)
    url = in_work(order, siri_account.actor)
    body = f"{HEAD}one\r\n{HEAD}two\r\n--x--\r\n"

    client_of(siri_account).generic("POST", url, body, "multipart/form-data; boundary=x")

    assert not order.folder.files.translations().exists()
    assert blobs(order) == 1


def test_it_is_asked_who_it_is_before_a_byte_is_stored(
    screened: Callable[..., Order], siri_account: User, ingrid_account: User
) -> None:
    order = screened(HARMLESS)
    url = in_work(order, siri_account.actor)

    answer = client_of(ingrid_account).generic(
        "POST", url, f"{HEAD}one\r\n--x--\r\n", "multipart/form-data; boundary=x"
    )

    assert answer.status_code == 404
    assert blobs(order) == 1
