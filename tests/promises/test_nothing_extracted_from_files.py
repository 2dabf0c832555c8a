"""S44, S45: what is found is kept as kinds and places, never as words."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection, models

from ordvern.apps.orders.models import Order
from ordvern.apps.screening.models import Found
from ordvern.apps.statement.promises.nothing_extracted_from_files import (
    breaches,
    could_hold_words,
)
from tests.cast import SENSITIVE


def test_kept(screened: Callable[..., Order], now: datetime) -> None:
    screened(SENSITIVE)

    assert Found.objects.exists()
    assert list(breaches(now)) == []


def test_no_table_holds_a_word_of_the_file(screened: Callable[..., Order]) -> None:
    screened(SENSITIVE, name="Grindheim.txt")

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            rows = repr(cursor.fetchall())
            assert "Grindheim" not in rows, table
            assert "33137" not in rows, table


def test_breach_is_seen(screened: Callable[..., Order], now: datetime) -> None:
    found = screened(SENSITIVE).folder.files.get().screening.found.first()
    Found.objects.filter(pk=found.pk).update(recognizer="Torleif Grindheim")

    assert list(breaches(now)) == [f"found:{found.pk}"]


def test_a_column_for_words_is_seen() -> None:
    assert could_hold_words(models.TextField())
    assert could_hold_words(models.JSONField())
    assert could_hold_words(models.CharField(max_length=200))
    assert not could_hold_words(models.CharField(max_length=64))


def test_the_short_cut_is_refused(screened: Callable[..., Order], agency: Path) -> None:
    """A finding has no place for the words, and nothing readable lies on the disk either."""
    screened(SENSITIVE)

    for path in agency.rglob("*"):
        if path.is_file():
            assert b"Grindheim" not in path.read_bytes()
