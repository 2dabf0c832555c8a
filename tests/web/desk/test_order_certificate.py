"""Staff can hand out the certificate of an erased order."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.erase_files import withdraw
from tests.cast import HARMLESS, work


def test_it_is_there_once_the_key_is_gone(
    screened: Callable[..., Order], staff: Client, siri: Actor
) -> None:
    order = screened(HARMLESS)
    url = f"/desk/oppdrag/{order.pk}/attest/"
    assert staff.get(url).status_code == 404

    withdraw(order, actor=siri, now=timezone.now())
    work()

    assert url in staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()
    assert staff.get(url).content.startswith(b"%PDF")
