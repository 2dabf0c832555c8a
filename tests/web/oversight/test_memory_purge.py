"""The privacy officer erases a person, an order, a customer or some days from the memories."""

from datetime import datetime

import pytest
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases import purge
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.memory import Scope, ScopeKind
from tests.apps.memories.conftest import let_in
from tests.cast import work
from tests.web.entering import client_of

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/innsyn/minner/"
# The guard does not know this nickname: that is why a person can be looked for.
HELD = ("Skruen til Tuppenlur er løs.", "The screw of Tuppenlur is loose.")
OTHER = ("Lukk døra etter deg.", "Close the door behind you.")


@pytest.fixture
def memory(siri: Actor, now: datetime) -> Memory:
    memory = open_memory("Eget", source_language="nb", target_language="en", actor=siri, now=now)
    add(memory, let_in(HELD), scopes=[Scope(ScopeKind.ORDER, "2026-00007")], now=now)
    add(memory, let_in(OTHER), scopes=[Scope(ScopeKind.AGENCY)], now=now)
    assert memory.units.count() == 2
    return memory


def left() -> list[str]:
    return list(StoredUnit.objects.values_list("source", flat=True))


@pytest.mark.parametrize(
    "looked_for",
    [
        {"by": "person", "names": "Tuppenlur\n", "numbers": ""},
        {"by": "order", "order": "2026-00007"},
    ],
)
def test_it_is_counted_first_and_erased_when_confirmed(
    memory: Memory, officer: Client, looked_for: dict[str, str]
) -> None:
    found = officer.post(URL, looked_for)
    assert found.context["count"] == 1
    assert len(left()) == 2

    answer = officer.post(URL, looked_for | {"confirmed": "1"})

    assert answer.status_code == 302
    assert left() == [OTHER[0]]


def test_many_are_erased_by_the_worker(
    memory: Memory, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purge, "AT_ONCE", 0)
    officer.post(URL, {"by": "order", "order": "2026-00007", "confirmed": "1"})
    assert len(left()) == 2
    assert [run.memory for run in officer.get(URL).context["under_way"]] == [memory]
    monkeypatch.setattr(purge, "AT_ONCE", 2)
    work()
    assert left() == [OTHER[0]]
    assert not officer.get(URL).context["under_way"]


def test_the_person_is_written_nowhere(memory: Memory, officer: Client) -> None:
    looked_for = {"by": "person", "names": "Tuppenlur", "numbers": "998 877"}
    found = officer.post(URL, looked_for)
    gone = officer.post(URL, looked_for | {"confirmed": "1"})

    assert "no-store" in found.headers["Cache-Control"]
    assert "Tuppenlur" not in gone.headers["Location"]
    kept = [*officer.session.items(), *AuditEvent.objects.values_list()]
    assert not any(word in str(each) for each in kept for word in ("Tuppenlur", "998 877"))


def test_days_are_erased(memory: Memory, officer: Client, now: datetime) -> None:
    today = now.astimezone().date().isoformat()
    looked_for = {"by": "period", "since": today, "until": today, "confirmed": "1"}

    officer.post(URL, looked_for)

    assert left() == []


@pytest.mark.parametrize(
    "looked_for",
    [
        {"by": "person", "names": " ", "numbers": ""},
        {"by": "person", "names": "K"},
        {"by": "order"},
        {"by": "customer", "customer": "999"},
        {"by": "period", "since": "2026-03-02", "until": "2026-03-01"},
        {"by": "nonsense"},
    ],
)
def test_what_cannot_be_looked_for_erases_nothing(
    memory: Memory, officer: Client, looked_for: dict[str, str]
) -> None:
    answer = officer.post(URL, looked_for | {"confirmed": "1"})

    assert answer.status_code == 200
    assert len(left()) == 2


def test_only_the_officer_gets_in(memory: Memory, siri_account: User) -> None:
    staff = client_of(siri_account)
    looked_for = {"by": "order", "order": "2026-00007", "confirmed": "1"}

    assert staff.get(URL).status_code == staff.post(URL, looked_for).status_code == 404
    assert len(left()) == 2
