"""Who gets in where: every address, asked for and sent to, by every kind of visitor.

An address without a row fails the test: whoever adds a page says here who may see it.
"""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.urls import get_resolver

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import Partner
from tests.cast import HARMLESS
from tests.web.access_rows import ROWS
from tests.web.world import STRANGER, address_of, addresses, clients, is_let_in, world

ELSEWHERE = ("account_", "mfa_", "ui:", "demo:")
"""Ways in, tested by the package they come from; and pages that exist in the demo alone."""

MOVED = {"moved-order", "moved-orders", "moved-desk-order"}

OPEN = {"healthz", "set_language", "day-note", "api:api-root", "api:openapi-json", *MOVED}


def ours() -> list[str]:
    names = [name for name, _ in addresses(get_resolver())]
    return [name for name in names if not name.startswith(ELSEWHERE)]


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(ours()) == sorted(ROWS)


@pytest.mark.timeout(900)  # some three thousand pages, one after the other
def test_each_visitor_gets_in_where_the_table_says_and_nowhere_else(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS, HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    visitors = clients(order, jean, now)
    values = world(order, jean, now)
    patterns = dict(addresses(get_resolver()))

    found = {
        name: {who for who, client in visitors.items() if is_let_in(client, address)}
        for name in ROWS
        if (address := address_of(name, patterns[name], values))
    }
    assert found == {name: set(visitors) & may for name, may in ROWS.items()}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_strangers_get_in_to_public_pages_alone(name: str) -> None:
    is_public = name.startswith("public:") or name in OPEN
    assert (STRANGER in ROWS[name]) == is_public
