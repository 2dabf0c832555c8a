"""Sending files in a real browser: progress, the answer put in place, status that goes on."""

from typing import TYPE_CHECKING

import pytest

from ordvern.apps.orders.models import Order
from tests.cast import SENSITIVE, work
from tests.coming import coming, told_of_closed

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = {"name": "journal.txt", "mimeType": "text/plain", "buffer": SENSITIVE.encode()}


@pytest.fixture
def form(transactional_db: None, agency: object, live_server: object, page: "Page") -> "Page":
    """The form for a quote, filled in but for the declaration."""
    page.goto(f"{live_server}/tilbud/")
    page.locator('input[type="file"]').set_input_files([FILE])
    page.locator("#id_source_language").select_option("nb")
    page.locator("#id_target_language").select_option("en")
    page.locator("#id_name").fill("Kari Lunde")
    page.locator("#id_email").fill("kari@kunde.example")
    return page


def test_the_status_goes_on_after_an_upload(form: "Page") -> None:
    form.locator("#id_declared").check()
    form.locator("form[data-upload] button[type=submit]").click()
    form.wait_for_url("**/tilbud/takk/**")
    assert form.locator('#progress [data-status="screening"]').count() == 1

    work()

    form.locator('#progress [data-status="awaiting_decision"]').wait_for()
    assert form.locator("#progress[hx-get]").count() == 0


def test_what_is_missing_is_told_in_place(form: "Page") -> None:
    form.locator("form[data-upload] button[type=submit]").click()
    form.locator("[data-error-summary]").wait_for()

    assert form.locator("#id_name").input_value() == "Kari Lunde"
    assert form.url.endswith("/tilbud/")
    assert not Order.objects.exists()


def test_a_chosen_file_can_be_taken_away_again(form: "Page") -> None:
    assert form.locator(".ov-file__name").all_inner_texts() == ["journal.txt"]

    form.locator("[data-remove]").click()

    assert form.locator(".ov-file__name").count() == 0
    assert form.evaluate("document.querySelector('input[type=file]').files.length") == 0


def test_a_closed_day_is_told_of_while_the_form_is_filled_in(form: "Page") -> None:
    """And nothing but the day is sent for that."""
    day = coming(5, 17)
    with form.expect_request("**/dag/**") as asked:
        form.locator("#id_wanted_on").fill(day.isoformat())
        form.locator("#id_wanted_on").blur()

    assert asked.value.url.endswith(f"/dag/?wanted_on={day}")
    form.locator("[data-day-note]").get_by_text(told_of_closed(day)).wait_for()
