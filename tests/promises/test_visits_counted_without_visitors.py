"""S17, S18: counts by page and day, from which nobody can be told."""

from datetime import date, datetime

import pytest
from django.test import Client

from ordvern.apps.statement.promises import visits_counted_without_visitors
from ordvern.apps.statement.promises.visits_counted_without_visitors import breaches
from ordvern.apps.visits.counting import write_down
from ordvern.apps.visits.models import PageCount


@pytest.fixture(autouse=True)
def _nothing_gathered(agency: None) -> None:
    """Other tests of this process have opened pages, too."""
    write_down()
    PageCount.objects.all().delete()


@pytest.mark.usefixtures("agency")
def test_kept(client: Client, now: datetime) -> None:
    for _ in range(3):
        client.get("/", headers={"user-agent": "Telefonen til Kari"}, REMOTE_ADDR="192.0.2.7")
    write_down()

    rows = list(PageCount.objects.values())
    assert [(row["page"], row["count"]) for row in rows] == [("front", 3)]
    assert {type(value) for row in rows for value in row.values()} == {int, str, date}
    assert not {"192.0.2.7", "Telefonen til Kari"} & {str(v) for row in rows for v in row.values()}
    assert list(breaches(now)) == []


def test_breach_is_seen(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that nobody approved is a breach: here the day is taken off the list."""
    fewer = visits_counted_without_visitors.COUNTED - {"day"}
    monkeypatch.setattr(visits_counted_without_visitors, "COUNTED", fewer)

    assert list(breaches(now)) == ["column:visits.pagecount.day"]


@pytest.mark.usefixtures("agency")
def test_the_short_cut_is_refused(client: Client) -> None:
    """Visits of different people leave the same rows: nothing in them depends on who came."""
    rows = []
    for agent, address in (("a", "192.0.2.7"), ("b", "2001:db8::1")):
        PageCount.objects.all().delete()
        client.get("/personvern/", headers={"user-agent": agent}, REMOTE_ADDR=address)
        write_down()
        rows.append(list(PageCount.objects.values("page", "day", "count")))

    assert rows[0] == rows[1] != []
