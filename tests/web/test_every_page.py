"""Every page of every site in a real browser: accessible, and never wider than the screen."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from django.urls import get_resolver
from pytest_django.live_server_helper import LiveServer

from ordvern.apps.billing.models import PriceList
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import seal
from ordvern.apps.memories.models import Memory
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import Partner
from tests.cast import HARMLESS
from tests.web.access_rows import ROWS
from tests.web.entering import lend_session
from tests.web.looking import faults, too_wide
from tests.web.world import (
    OFFICER,
    OWNER,
    PARTNER_AT_WORK,
    STAFF,
    STRANGER,
    address_of,
    addresses,
    clients,
    world,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.django_db(transaction=True),
]
# Who looks at the pages of a site: somebody who may see most of it.
LOOKS = {
    "public": STRANGER,
    "portal": OWNER,
    "partner": PARTNER_AT_WORK,
    "desk": STAFF,
    "oversight": OFFICER,
}
# The sites with most pages are looked through in parts, so that no test takes minutes.
PARTS = {"desk": 2, "oversight": 3}
LONG = "Konkursbobestyrer" * 4 + "forretningen"  # eighty letters
TURNS = [(site, part) for site in LOOKS for part in range(PARTS.get(site, 1))]


@pytest.mark.parametrize(("site", "part"), TURNS)
def test_every_page_is_accessible_and_fits(
    page: "Page",
    live_server: LiveServer,
    screened: Callable[..., Order],
    jean: Partner,
    siri: Actor,
    now: datetime,
    site: str,
    part: int,
) -> None:
    order = screened(HARMLESS, HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    client, values = clients(order, jean, now)[LOOKS[site]], world(order, jean, now)
    _name_all_at_length(order)
    patterns = dict(addresses(get_resolver()))
    lend_session(page, live_server.url, client)

    names = [
        name for name, may in ROWS.items() if name.startswith(f"{site}:") and LOOKS[site] in may
    ]
    found, seen = {}, 0
    for name in names[part :: PARTS.get(site, 1)]:
        address = address_of(name, patterns[name], values)
        answer = client.get(address)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if is_page and b"<html" in answer.content:
            seen += 1
            page.set_viewport_size({"width": 1280, "height": 900})
            page.goto(live_server.url + address)
            wrong = faults(page)
            page.set_viewport_size({"width": 390, "height": 844})
            if wrong := [*wrong, *too_wide(page)]:
                found[name] = wrong

    assert found == {}
    assert seen > 3


def _name_all_at_length(order: Order) -> None:
    """Names of eighty letters without a space, as no page would choose them."""
    for model in (Customer, Partner, Memory, PriceList):
        model.objects.update(name=LONG)
    User.objects.update(display_name=LONG)
    for file in StoredFile.objects.filter(folder=order.folder):
        named = StoredFile.objects.filter(pk=file.pk)
        named.update(sealed_name=seal(order.folder_id, f"{LONG}.txt".encode()))
