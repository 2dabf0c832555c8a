"""A marker is planted everywhere that text is kept; after the erasure it is found nowhere.

Looked through: every file of the installation (vault, keys, anchors, register of erasures, what
was laid aside for a while), every row of every table, what a key still opens, the files of the
database (SQLite's with its write-ahead log; PostgreSQL's but for its write-ahead log, which is the
operator's), what was logged, and a backup without its keys. What a letter carried away is not ours
to look through; the last one goes to the old address.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from ordvern.apps.core import queue
from ordvern.apps.core.actors import Actor
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.store import unseal
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.models import Kind
from ordvern.apps.rights.tasks import erase as look_again
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.vault import NotReadable, Shredded
from tests.apps.rights.marker_columns import NOT_REACHED, PLAIN, SEALED, could_hold_it
from tests.apps.rights.planting import ADDRESS, MARKER, planted
from tests.apps.until_cleared import work_until_cleared
from tests.cast import work


@pytest.fixture
def order(
    agency: Path, monkeypatch: pytest.MonkeyPatch, siri: Actor, ingrid: Actor, now: datetime
) -> Order:
    """A customer who is everywhere; what is laid aside meanwhile lies in the agency's home."""
    aside = agency / "aside"
    aside.mkdir()
    monkeypatch.setenv("TMPDIR", str(aside))
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    return planted(siri=siri, ingrid=ingrid, now=now)


def in_rows() -> Iterator[str]:
    """Columns that hold it, in any table of the database, Django's and the index's own too."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from (f"{table}.{n}" for n, v in zip(names, row, strict=True) if holds(v))
    if any(holds(session.get_decoded()) for session in Session.objects.all()):
        yield "django_session.session_data"


def in_sealed() -> Iterator[str]:
    """Columns that hold it sealed, where the key still opens them."""
    for column, way in SEALED.items():
        label, name = column.rsplit(".", 1)
        for folder, sealed in apps.get_model(label).objects.values_list(way, name):
            with suppress(Shredded, NotReadable):
                if sealed and holds(unseal(folder, bytes(sealed))):
                    yield column


def table_column(column: str) -> str:
    label, name = column.rsplit(".", 1)
    return f"{apps.get_model(label)._meta.db_table}.{name}"


def holds(value: object) -> bool:
    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    low = raw.lower()
    return any(each.encode() in low for each in (MARKER, ADDRESS))


def in_files(home: Path) -> list[str]:
    return [path.name for path in home.rglob("*") if in_file(path)]


def in_file(path: Path) -> bool:
    return path.is_file() and holds(path.read_bytes())


def in_database_files() -> list[str]:
    """Files of the database that hold it, once all is written out."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = Path(str(connection.settings_dict["NAME"]))
            return [path.name for path in name.parent.glob(f"{name.name}*") if in_file(path)]
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database"
            " WHERE datname = current_database()"
        )
        home, number = cursor.fetchone()
    if not os.access(home, os.R_OK):
        pytest.skip("the files of this PostgreSQL server may not be read from here")
    return in_files(Path(home, "base", str(number)))


@pytest.mark.django_db(transaction=True)
def test_a_marker_is_found_nowhere_after_the_erasure(
    order: Order,
    agency: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    backup = agency.parent / f"backup-{agency.name}"
    shutil.copytree(agency / "vault", backup)  # the vault without its keys
    assert {table_column(each) for each in PLAIN} <= set(in_rows())
    assert set(in_sealed()) == set(SEALED)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the planner takes its samples
    assert in_database_files()

    erase(order)

    assert sorted(in_rows()) == []
    assert sorted(in_sealed()) == []
    assert in_files(agency) == []
    assert in_files(backup) == []
    assert in_database_files() == []
    told = capsys.readouterr()
    assert not holds(told.out + told.err)


def test_every_column_that_could_hold_it_is_planted_or_told_of() -> None:
    known = [*PLAIN, *SEALED, *NOT_REACHED]

    assert could_hold_it() - set(known) == set(), "plant the marker there, or say why not"
    assert set(known) - could_hold_it() == set(), "gone from the data map"
    assert len(known) == len(set(known))


def erase(order: Order) -> None:
    """What the customer asks for, and what the worker does in the days that follow."""
    actor, now = order.customer.account.actor, timezone.now()
    case = open_case(order.customer, asked=Asked(Kind.ERASURE), actor=actor, now=now)
    answer_case(case, actor=actor, now=now)
    work()
    folder = apps.get_model("files.folder")
    folder.objects.filter(erased_at=None).update(erase_by=now - timedelta(seconds=1))
    sweep("", lambda *counts: None)
    work()
    look_again("", lambda *counts: None)
    while queue.work_once(lambda: timezone.now() + timedelta(minutes=2)):
        pass
    work_until_cleared()


def test_the_search_finds_what_is_planted(order: Order, agency: Path) -> None:
    (agency / "loose.txt").write_text(f"x{MARKER.upper()}x", encoding="utf-8")

    assert in_files(agency) == ["loose.txt"]
    assert "customers_customer.name" in set(in_rows())
