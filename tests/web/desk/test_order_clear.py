"""Releasing an order for work."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.test import Client

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from tests.cast import HARMLESS, SENSITIVE


def test_it_releases(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(HARMLESS)

    answer = staff.post(f"/desk/oppdrag/{order.pk}/frigi/")

    order.refresh_from_db()
    assert answer["Location"] == f"/desk/oppdrag/{order.pk}/"
    assert order.status == Status.RELEASED


def test_sensitive_files_stay(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(SENSITIVE)

    answer = staff.post(f"/desk/oppdrag/{order.pk}/frigi/", {"read_by_hand": "yes"})

    order.refresh_from_db()
    assert order.status == Status.AWAITING_DECISION
    assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["error"]


def test_what_was_not_read_must_be_read_by_hand(
    screened: Callable[..., Order], staff: Client
) -> None:
    order = screened(b"%PDF-1.7 cut off", name="brev.pdf")

    staff.post(f"/desk/oppdrag/{order.pk}/frigi/")
    order.refresh_from_db()
    assert order.status == Status.AWAITING_DECISION

    staff.post(f"/desk/oppdrag/{order.pk}/frigi/", {"read_by_hand": "yes"})
    order.refresh_from_db()
    assert order.status == Status.RELEASED


def test_it_is_not_done_by_a_link(screened: Callable[..., Order], staff: Client) -> None:
    assert staff.get(f"/desk/oppdrag/{screened(HARMLESS).pk}/frigi/").status_code == 405


def test_a_forged_request_is_refused(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(HARMLESS)
    staff.handler.enforce_csrf_checks = True

    assert staff.post(f"/desk/oppdrag/{order.pk}/frigi/").status_code == 403
