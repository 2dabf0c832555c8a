"""Pages that list things ask the database as often for many rows as for few."""

from datetime import datetime
from pathlib import Path

from bench.agency import fill
from bench.lists import PAGES, Page, address_of, queries_of
from django.test import Client

from ordvern.apps.core.models import User
from tests.web.entering import client_of


def _asked(clients: dict[str, Client]) -> dict[Page, int]:
    pages = [page for page in PAGES if "page=" not in page.query]
    return {page: len(queries_of(clients[page.who], address_of(page))) for page in pages}


def test_number_of_queries_does_not_grow_with_the_rows(
    agency: Path, siri_account: User, ingrid_account: User, now: datetime
) -> None:
    agency_people = {"staff": client_of(siri_account), "officer": client_of(ingrid_account)}

    def asked(orders: int, prefix: str) -> dict[Page, int]:
        customer, partner = map(client_of, fill(orders, now=now, prefix=prefix))
        return _asked({**agency_people, "customer": customer, "partner": partner})

    few = asked(200, "A")

    assert asked(400, "B") == few
    assert max(few.values()) <= 25
