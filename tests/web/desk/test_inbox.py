"""The inbox lists what needs a person, and nothing else, for agency people alone."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ordvern.apps.core.models import QueuedTask, TaskState, User
from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, SENSITIVE
from tests.web.entering import client_of


def test_it_lists_what_awaits_a_decision(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(SENSITIVE)

    page = staff.get("/desk/").content.decode()

    assert order.number in page
    assert "Kari Lunde" in page
    assert f"/desk/oppdrag/{order.pk}/" in page


def test_it_says_so_when_nothing_waits(staff: Client) -> None:
    assert "check_circle" in staff.get("/desk/").content.decode()


def test_a_stopped_task_is_shown_and_can_be_tried_again(agency: object, staff: Client) -> None:
    task = QueuedTask.objects.create(
        kind="post.send", subject="1", state=TaskState.PARKED, run_at=timezone.now(), attempts=3
    )
    assert "post.send" in staff.get("/desk/").content.decode()

    staff.post(f"/desk/oppgave/{task.pk}/")

    task.refresh_from_db()
    assert (task.state, task.attempts) == (TaskState.QUEUED, 0)


def test_it_asks_as_much_of_the_database_for_many_orders_as_for_few(
    screened: Callable[..., Order],
    staff: Client,
    django_assert_max_num_queries: "DjangoAssertNumQueries",
) -> None:
    for _ in range(8):
        screened(HARMLESS)

    with django_assert_max_num_queries(17):  # with next steps and languages
        staff.get("/desk/")


@pytest.mark.parametrize("path", ["/desk/", "/desk/oppdrag/"])
def test_customers_and_partners_find_no_desk(agency: object, jean: object, path: str) -> None:
    for user in User.objects.filter(role__in=["customer", "partner"]):
        assert client_of(user).get(path).status_code == 404


def test_a_stranger_is_sent_to_the_login(agency: object) -> None:
    assert Client().get("/desk/").status_code == 302


def test_staff_without_a_second_factor_are_sent_to_get_one(siri_account: User) -> None:
    answer = client_of(siri_account, second_factor=False).get("/desk/")

    assert answer.status_code == 302
    assert answer["Location"].endswith("/konto/2fa/totp/activate/")


def test_what_others_are_busy_with_is_counted_where_there_is_some(
    screened: Callable[..., Order], staff: Client
) -> None:
    order = screened(HARMLESS)
    assert staff.get("/desk/").context["elsewhere"] == []

    Order.objects.filter(pk=order.pk).update(status="in_work")
    assert [(value, count) for value, _, count in staff.get("/desk/").context["elsewhere"]] == [
        ("in_work", 1)
    ]
