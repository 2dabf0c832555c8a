"""Erasures: what is due, what is gone, and the certificate to fetch."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.erase_files import withdraw
from tests.cast import HARMLESS, work


def test_what_is_due_is_listed(screened: Callable[..., Order], officer: Client) -> None:
    order = screened(HARMLESS)
    now = timezone.now()
    schedule(order.folder, at=now + timedelta(days=30), now=now)

    assert order.number in officer.get("/innsyn/sletting/").content.decode()


def test_a_certificate_can_be_fetched(
    screened: Callable[..., Order], officer: Client, siri: Actor
) -> None:
    withdraw(screened(HARMLESS), actor=siri, now=timezone.now())
    work()
    certificate = Certificate.objects.get()
    url = f"/innsyn/sletting/{certificate.pk}/"
    assert url in officer.get("/innsyn/sletting/").content.decode()

    answer = officer.get(url)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF")


def test_one_that_is_not_made_yet_is_not_found(
    screened: Callable[..., Order], officer: Client, siri: Actor
) -> None:
    withdraw(screened(HARMLESS), actor=siri, now=timezone.now())
    work()
    Certificate.objects.update(pdf=None)

    assert officer.get(f"/innsyn/sletting/{Certificate.objects.get().pk}/").status_code == 404
