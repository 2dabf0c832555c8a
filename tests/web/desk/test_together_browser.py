"""Rows are ticked, a deed is done to them and undone, by keyboard, wide and narrow."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from ordvern.apps.core.models import User
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, OLA
from tests.web.entering import client_of, lend_session
from tests.web.looking import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROW = "input[name=chosen]"
FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.id"


@pytest.mark.parametrize("width", [1280, 390])
def test_ticked_done_and_undone(
    page: "Page",
    live_server: LiveServer,
    submit: Callable[..., Order],
    siri_account: User,
    width: int,
) -> None:
    first, second = submit(HARMLESS), submit(HARMLESS, contact=OLA)
    lend_session(page, live_server.url, client_of(siri_account))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/desk/oppdrag/")
    deed = page.locator("button[name=deed][value=colleague]")
    assert not deed.is_visible()  # nothing is ticked yet

    page.locator(ROW).first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == f"Velg {first.number}"  # the older one stands below
    page.keyboard.press("Control+k")
    assert page.evaluate(FOCUSED) == "id_q"
    page.keyboard.press("Control+k")  # somebody types: nothing happens
    page.locator("[data-choose-all]:visible").check()
    assert page.locator("[data-chosen]").inner_text() == "Valgt: 2"
    assert faults(page) == []

    with page.expect_navigation():
        deed.click()
    assert faults(page) == []
    page.select_option("#id_account", str(siri_account.pk))
    with page.expect_navigation():
        page.locator("main .ov-actions button").click()
    assert faults(page) == []
    assert {each.folder_id for each in FolderPerson.objects.standing()} == {
        first.folder_id,
        second.folder_id,
    }
    with page.expect_navigation():
        page.locator(".ov-undo button").click()
    assert not FolderPerson.objects.standing().exists()
