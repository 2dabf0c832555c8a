"""The index in PostgreSQL leads to the scores that comparing with every unit gives."""

import random
from collections.abc import Sequence
from importlib import import_module

import pytest
from django.db import connection

from ordvern.memory import Coded, Unit, entry, matches
from ordvern.memory.indexes import Index
from ordvern.memory.indexes.postgresql import PostgresArrays
from ordvern.memory.indexes.scan import SortedScan

pytestmark = pytest.mark.django_db
WORDS = [
    *("avtalen", "frist", "dager", "part", "parten", "skal", "ikke", "gjelder"),
    *("denne", "fra", "og", "til", "7", "14", ".", "kunden"),
]


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(2, 14)))


def best(text: str, index: Index, sources: Sequence[str], threshold: int) -> int:
    def units(ids: Sequence[int]) -> dict[int, Unit]:
        return {n: Unit(Coded(sources[n]), Coded("x"), "nb", "en") for n in ids}

    found = matches(Coded(text), index, units, threshold=threshold, limit=1)
    return found[0].score if found else 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="speaks of PostgreSQL's index")
@pytest.mark.parametrize("threshold", [50, 75])
def test_the_scores_are_those_of_all_units(threshold: int) -> None:
    chance = random.Random(threshold)
    sources = [sentence(chance) for _ in range(400)]
    entries = [entry(n, Coded(text)) for n, text in enumerate(sources)]
    everything = SortedScan(entries)
    with connection.cursor() as cursor:
        index = PostgresArrays(cursor, 1)
        index.add(entries)
        for text in (sentence(chance) for _ in range(80)):
            expected = best(text, everything, sources, threshold)
            assert best(text, index, sources, threshold) == expected


COUNTED = "SELECT key, number FROM memory_key ORDER BY key"
STANDING = "SELECT key, count(*) FROM memory_segment, unnest(keys) AS key GROUP BY key ORDER BY key"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="speaks of PostgreSQL's index")
def test_each_key_is_counted_as_often_as_it_stands() -> None:
    chance = random.Random(3)
    entries = [entry(n, Coded(sentence(chance))) for n in range(60)]
    with connection.cursor() as cursor:
        one, other = PostgresArrays(cursor, 1), PostgresArrays(cursor, 2)
        one.add(entries[:40])
        other.add(entries[20:])
        one.remove(range(10, 30))
        assert rows_of(COUNTED) == rows_of(STANDING)
        other.clear()
        assert rows_of(COUNTED) == rows_of(STANDING) != []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="speaks of PostgreSQL's index")
def test_an_older_database_is_counted_anew() -> None:
    migration = import_module("ordvern.apps.memories.migrations.0007_counts_by_length")
    with connection.cursor() as cursor:
        PostgresArrays(cursor, 1).add(
            [entry(1, Coded("Avtalen gjelder fra 7.")), entry(2, Coded("Frist"))]
        )
        cursor.execute("DROP TABLE memory_key")
        cursor.execute("CREATE TABLE memory_stem (memory integer, stem integer, number integer)")
    with connection.schema_editor() as editor:
        migration.count(None, editor)
    assert rows_of(COUNTED) == rows_of(STANDING) != []
    assert rows_of("SELECT to_regclass('memory_stem')") == [(None,)]


def rows_of(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()
