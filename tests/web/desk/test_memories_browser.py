"""The pages of memories in a real browser: accessible, and never wider than the screen."""

from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from ordvern.apps.core.actors import Actor
from ordvern.apps.memories.models import Memory
from tests.web.entering import client_of, lend_session
from tests.web.looking import faults

from .test_memories import PRESS, at, full, hand_in
from .test_memories import tmx as old_memory

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from ordvern.apps.core.models import User

__all__ = ["full"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_a_memory(
    page: "Page", live_server: LiveServer, full: Memory, siri_account: "User", width: int
) -> None:
    hand_in(client_of(siri_account), full, old_memory(PRESS))
    lend_session(page, live_server.url, client_of(siri_account))
    page.set_viewport_size({"width": width, "height": 900})
    unit = full.units.all()[0].pk
    for path in ("/desk/minner/", "/desk/minner/nytt/", at(full), at(full, "enheter/")):
        page.goto(live_server.url + path)
        assert faults(page) == [], path
    page.goto(live_server.url + at(full, "treff/"))
    page.fill("textarea", "Trykk på den grønne knappen.")
    with page.expect_navigation():  # before the page is looked at
        page.click("main button[type=submit]")
    assert page.locator("ins").inner_text() == "røde"
    assert faults(page) == []
    page.goto(live_server.url + at(full, f"enheter/{unit}/"))
    assert faults(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_erasing_from_memories(
    page: "Page", live_server: LiveServer, full: Memory, ingrid_account: "User", width: int
) -> None:
    lend_session(page, live_server.url, client_of(ingrid_account))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/innsyn/minner/")
    assert faults(page) == []
    page.fill("[name=names]", "knappen")
    with page.expect_navigation():  # to the address it is at, so nothing else tells
        page.locator("main form button[type=submit]").first.click()
    assert faults(page) == []
    with page.expect_navigation():
        page.click("main button[type=submit]")
    assert full.units.count() == 1


def test_an_officer_sees_the_same(
    page: "Page", live_server: LiveServer, full: Memory, ingrid: Actor, ingrid_account: "User"
) -> None:
    lend_session(page, live_server.url, client_of(ingrid_account))
    page.goto(live_server.url + at(full))
    assert faults(page) == []
    assert page.locator("main input[type=file]").count() == 0
