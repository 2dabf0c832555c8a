"""Asking the customer to redact, redacting ourselves, screening again, withdrawing."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from tests.cast import HARMLESS, SENSITIVE, work

BOTH = {"kinds": ["health", "national_id"]}


@pytest.mark.parametrize(
    ("verb", "status"),
    [("be-om-sladding", Status.AWAITING_CUSTOMER), ("sladd", Status.REDACTING)],
)
def test_it_moves_on(
    screened: Callable[..., Order], staff: Client, verb: str, status: Status
) -> None:
    order = screened(SENSITIVE)

    staff.post(f"/desk/oppdrag/{order.pk}/{verb}/", BOTH)

    order.refresh_from_db()
    assert order.status == status


def test_redacted_by_us_it_comes_back_with_a_copy(
    screened: Callable[..., Order], staff: Client
) -> None:
    order = screened(SENSITIVE)

    staff.post(f"/desk/oppdrag/{order.pk}/sladd/", BOTH)
    work()

    page = staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()
    assert order.folder.files.working().get().role == "redacted"
    assert f"/desk/oppdrag/{order.pk}/frigi/" in page


def test_the_customers_answer_is_awaited_with_the_copy_to_see(
    screened: Callable[..., Order], staff: Client
) -> None:
    order = screened(SENSITIVE)

    staff.post(f"/desk/oppdrag/{order.pk}/be-om-sladding/", BOTH)
    work()

    copy = order.folder.files.get(role="redacted")
    assert f"/fil/{copy.pk}/" in staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()


@pytest.mark.parametrize("kinds", [[], ["payment_card"], ["nonsense"]])
def test_kinds_that_are_not_there_are_refused(
    screened: Callable[..., Order], staff: Client, kinds: list[str]
) -> None:
    order = screened(SENSITIVE)

    answer = staff.post(f"/desk/oppdrag/{order.pk}/be-om-sladding/", {"kinds": kinds})

    order.refresh_from_db()
    assert order.status == Status.AWAITING_DECISION
    assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["error"]


def test_screening_is_repeated(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(b"%PDF-1.7 cut off", name="brev.pdf")
    before = order.folder.files.working().get().screening.screened_at

    staff.post(f"/desk/oppdrag/{order.pk}/se-igjen/")
    work()

    assert order.folder.files.working().get().screening.screened_at > before


def test_it_is_withdrawn_after_a_question(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(HARMLESS)
    assert staff.get(f"/desk/oppdrag/{order.pk}/trekk/").status_code == 200

    staff.post(f"/desk/oppdrag/{order.pk}/trekk/")

    order.refresh_from_db()
    assert order.status == Status.WITHDRAWN
    assert order.folder.asked_at is not None
