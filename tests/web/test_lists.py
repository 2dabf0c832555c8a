"""Pages that list things ask the database as often for many rows as for few."""

from datetime import datetime
from pathlib import Path

from bench.agency import fill
from bench.lists import PAGES, Page, address_of, queries_of
from django.test import Client

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User
from ordvern.web.desk.navigation import counts_of, in_queue
from tests.web.entering import client_of

BY_THE_RULES = {
    "oversight:overview",
    "oversight:promises",
    "oversight:breaches",
    "oversight:records",
    "oversight:assessment",
    "oversight:retention",
    "desk:partner",
}
"""Pages that ask once or more for each promise, each rule of retention or each fact that is told
of a partner, however many rows there are."""


def _asked(clients: dict[str, Client]) -> dict[Page, int]:
    pages = [page for page in PAGES if "page=" not in page.query]
    return {page: len(queries_of(clients[page.who], address_of(page))) for page in pages}


def test_number_of_queries_does_not_grow_with_the_rows(
    agency: Path, siri_account: User, ingrid_account: User, now: datetime
) -> None:
    agency_people = {
        "staff": client_of(siri_account),
        "owner": client_of(
            User.objects.create_user("odd@byra.example", role=Role.STAFF, duties=Duty)
        ),
        "officer": client_of(ingrid_account),
    }

    def asked(orders: int, prefix: str) -> dict[Page, int]:
        customer, partner = map(client_of, fill(orders, now=now, prefix=prefix))
        translator = User.objects.get(email=f"{prefix.lower()}-kollega-1@stor.example")
        translator.set_duties([Duty.TRANSLATOR])
        translator.save()
        others = {"customer": customer, "partner": partner, "translator": client_of(translator)}
        return _asked(agency_people | others)

    few = asked(200, "A")

    assert asked(400, "B") == few
    assert max(count for page, count in few.items() if page.name not in BY_THE_RULES) <= 25


def test_the_queues_of_finance_are_counted_as_they_are_listed(
    agency: Path, siri_account: User, now: datetime
) -> None:
    fill(100, now=now)
    actor = siri_account.actor

    counts = counts_of(actor)
    assert counts == {name: in_queue(name, actor).count() for name in counts}
    assert counts["to-invoice"] > 0
