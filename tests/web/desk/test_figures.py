"""The page of charts: each with its numbers in words, in a fixed number of queries."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, SENSITIVE


def test_orders_are_drawn_by_week_and_risk(screened: Callable[..., Order], staff: Client) -> None:
    screened(HARMLESS)
    screened(SENSITIVE)

    page = staff.get("/desk/tall/").content.decode()

    assert page.count("<rect") == 2
    assert 'data-color="brand2"' in page
    assert str(timezone.localdate().isocalendar().week) in page


def test_an_agency_without_orders_reads_that_there_is_nothing(staff: Client) -> None:
    page = staff.get("/desk/tall/").content.decode()

    assert '<svg class="ov-chart' not in page


def test_what_is_late_is_said(screened: Callable[..., Order], staff: Client) -> None:
    Order.objects.filter(pk=screened(HARMLESS).pk).update(wanted_on="2026-01-02")

    assert 'href="/desk/oppdrag/"' in staff.get("/desk/tall/").content.decode().split("<main")[1]


def test_more_orders_need_no_more_queries(
    submit: Callable[..., Order], staff: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submit(HARMLESS)
    with CaptureQueriesContext(connection) as few:
        staff.get("/desk/tall/")
    for _ in range(3):
        submit(HARMLESS)
    with django_assert_num_queries(len(few)):
        staff.get("/desk/tall/")
