"""Whoever asks for work by 17 May is told that it is no working day; the day stands."""

from pathlib import Path

from django.test import Client

from ordvern.apps.core.workdays import workday_from
from ordvern.apps.orders.models import Order
from tests.coming import coming, told_of_closed

from .conftest import Filled

SEVENTEENTH = coming(5, 17)


def test_the_request_form_asks_by_the_field_alone(agency: Path, client: Client) -> None:
    page = client.get("/tilbud/").content.decode()

    assert 'hx-get="/dag/"' in page
    assert "data-day-note" in page


def test_a_request_for_17_may_stands_and_is_told_of(
    agency: Path, client: Client, filled: Filled
) -> None:
    request = filled(wanted_on=SEVENTEENTH)
    page = client.post("/tilbud/", request, follow=True, headers={"accept-language": "nb"})

    assert told_of_closed(SEVENTEENTH) in page.content.decode()
    assert Order.objects.get().wanted_on == SEVENTEENTH


def test_what_was_typed_is_warned_of_again_when_something_else_is_wrong(
    agency: Path, client: Client, filled: Filled
) -> None:
    request = filled(wanted_on=SEVENTEENTH, name="")
    page = client.post("/tilbud/", request, headers={"accept-language": "nb"})

    assert page.status_code == 422
    assert told_of_closed(SEVENTEENTH) in page.content.decode()


def test_a_request_for_a_working_day_is_not_warned_of(
    agency: Path, client: Client, filled: Filled
) -> None:
    page = client.post("/tilbud/", filled(wanted_on=workday_from(SEVENTEENTH)), follow=True)

    assert "ingen arbeidsdag" not in page.content.decode()
