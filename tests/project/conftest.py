"""Homes of installations that run in processes of their own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

Tables = Callable[[Path], None]


@pytest.fixture(scope="session")
def lay_tables(django_db_setup: None) -> Tables:
    """Gives a home the tables of the tests' own database, without a row of anybody.

    They came from the same migrations, which take many seconds from the first to the last; the
    home's own `migrate` then finds what is left to do. Where the tests run on another database it
    does all.
    """

    def lay(home: Path) -> None:
        if connection.vendor != "sqlite":
            return
        home.mkdir(exist_ok=True)
        with (
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as ours,
            closing(sqlite3.connect(home / "ordvern.sqlite3")) as theirs,
        ):
            ours.backup(theirs)

    return lay
