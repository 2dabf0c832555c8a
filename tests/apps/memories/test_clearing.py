"""What was erased from a memory is in no file of the database once the worker has cleared up."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import QueuedTask
from ordvern.apps.memories import clearing
from ordvern.apps.memories.clearing import TASK, clear
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.usecases.edit_unit import edit_unit
from ordvern.apps.memories.usecases.purge import Why, purge
from tests.apps.until_cleared import PATIENCE, work_until_cleared

Remember = Callable[..., int]
pytestmark = pytest.mark.django_db(transaction=True)
# Nobody's name, and nothing that another test writes: found in a file, it stood in these units.
MARK = "Snurrebassfabrikken"
MARKED = (f"Skru på {MARK} i dag.", f"Turn {MARK} on today.")
STAYS = [(f"Skru fast bolt {n}.", f"Fasten bolt {n}.") for n in range(40)]
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="speaks of PostgreSQL's snapshots and tables"
)


@pytest.fixture
def files() -> Iterator[list[Path]]:
    """The files of this database, as they are when asked for."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        yield [path, path.with_name(path.name + "-wal")]
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database"
            " WHERE datname = current_database()"
        )
        home, number = cursor.fetchone()
    folder = Path(home, "base", str(number))
    try:
        next(folder.iterdir())
    except PermissionError:
        pytest.skip("the files of this PostgreSQL server may not be read from here")
    yield [folder]


def holding(places: list[Path], mark: str = MARK) -> list[str]:
    """Names of the files that hold the mark, once all is written out, and of their tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
    every = [each for place in places for each in (place.iterdir() if place.is_dir() else [place])]
    wanted = mark.encode()
    found = [each.name for each in every if each.is_file() and wanted in each.read_bytes()]
    return [f"{name} {_table(name)}" for name in found]


def _table(name: str) -> str:
    """The table or index that a file is of; nothing if it is of none any more."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_filenode_relation(0, %s)::text",
            [int(name.partition("_")[0].partition(".")[0])],
        )
        return str(cursor.fetchone()[0])


@pytest.fixture
def marked(own: Memory, remember: Remember) -> StoredUnit:
    """A unit among others, after the planner has looked at them all."""
    assert remember(own, *STAYS, MARKED) == len(STAYS) + 1
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return StoredUnit.objects.get(source=MARKED[0])


def test_what_was_purged_is_in_no_file(
    marked: StoredUnit, files: list[Path], ingrid: Actor, now: datetime
) -> None:
    assert holding(files)
    purge(marked.memory, ids=[marked.pk], why=Why.PERSON, actor=ingrid, now=now)
    assert QueuedTask.objects.filter(kind=TASK, run_at__gt=now).count() == 1

    clear(clock=timezone.now)
    work_until_cleared()

    assert holding(files) == []
    assert holding(files, STAYS[7][0])
    assert StoredUnit.objects.count() == len(STAYS)


def test_what_an_edit_replaced_is_in_no_file(
    marked: StoredUnit, files: list[Path], siri: Actor, now: datetime
) -> None:
    edit_unit(marked, target="Turn the thing on today.", actor=siri, now=now)
    clear(clock=timezone.now)
    work_until_cleared()
    assert holding(files, f"Turn {MARK}") == []


@on_postgresql
def test_what_somebody_still_sees_is_cleared_when_he_is_gone(
    marked: StoredUnit, files: list[Path], ingrid: Actor, now: datetime
) -> None:
    parameters = connection.get_connection_params()
    names = {"dbname", "host", "user", "password", "port"} & parameters.keys()
    with psycopg.connect(**{name: parameters[name] for name in names}) as other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute("SELECT count(*) FROM django_migrations")
        purge(marked.memory, ids=[marked.pk], why=Why.PERSON, actor=ingrid, now=now)
        QueuedTask.objects.filter(kind=TASK).delete()
        clear(clock=timezone.now)
        assert holding(files)
        assert QueuedTask.objects.get(kind=TASK).run_at > now + timedelta(minutes=2)
    clear(clock=timezone.now)
    work_until_cleared()
    assert holding(files) == []


@on_postgresql
def test_a_large_table_waits_for_the_night(
    marked: StoredUnit,
    files: list[Path],
    ingrid: Actor,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clearing, "AT_ONCE", 0)
    noon = timezone.localtime(now).replace(hour=12)
    purge(marked.memory, ids=[marked.pk], why=Why.PERSON, actor=ingrid, now=noon)
    QueuedTask.objects.filter(kind=TASK).delete()

    clear(clock=lambda: noon)

    tonight = timezone.localtime(QueuedTask.objects.get(kind=TASK).run_at)
    assert (tonight.hour, tonight - noon < timedelta(days=1)) == (2, True)
    waiting = QueuedTask.objects.filter(kind=TASK)
    waiting.delete()
    clear(clock=lambda: tonight)
    until = time.monotonic() + PATIENCE
    while waiting:  # somebody sees the rows still: minutes later once more, not the next night
        assert waiting.get().run_at - tonight == clearing.LATER
        assert time.monotonic() < until
        waiting.all().delete()
        time.sleep(0.2)
        clear(clock=lambda: tonight)
        waiting = waiting.all()
    assert holding(files) == []


@on_postgresql
def test_the_planner_keeps_no_sample_of_units(marked: StoredUnit) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, attname FROM pg_stats WHERE tablename = ANY(%s)"
            " AND attname IN ('source', 'target', 'codes', 'sealed', 'stems', 'fingerprint')",
            [list(clearing.TABLES)],
        )
        assert cursor.fetchall() == []
