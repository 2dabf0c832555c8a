"""The memory on PostgreSQL, and the queries that Weblate asks of pg_trgm on the same server."""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
from bench.memory_truth import everything_of

from ordvern.memory import Coded, Unit, entry
from ordvern.memory.indexes.postgresql import RECOUNT, TABLES, UNSAMPLED, PostgresArrays

# Seconds that each of the peers' queries may take in all.
_BUDGET = 40
PEERS = {
    "pg_trgm, GIN, order by similarity": (
        "CREATE INDEX peer ON bench_unit USING gin (source gin_trgm_ops)",
        "SELECT id FROM bench_unit WHERE source %% %(text)s"
        " ORDER BY similarity(source, %(text)s) DESC LIMIT 50",
    ),
    "pg_trgm, GiST, nearest": (
        "CREATE INDEX peer ON bench_unit USING gist (source gist_trgm_ops)",
        "SELECT id FROM bench_unit ORDER BY source <-> %(text)s LIMIT 50",
    ),
}


def on_postgresql(
    texts: Sequence[str],
    asked: Sequence[str],
    looked_up: Callable[..., Any],
    recall: Callable[..., Any],
    sample: int,
) -> dict[str, Any]:
    """Lookup at 75 and 50, how many of the best of `sample` queries were found, and the peers.
    DATABASE_URL names an empty database."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        cursor = connection.cursor()
        cursor.execute("SET maintenance_work_mem = '1GB'")
        began = time.perf_counter()
        _load(cursor, texts)
        figures: dict[str, Any] = {
            "units": len(texts),
            "load_clock_s": round(time.perf_counter() - began),
        }

        def units(ids: Sequence[int]) -> dict[int, Unit]:
            cursor.execute("SELECT id, source FROM bench_unit WHERE id = ANY(%s)", (list(ids),))
            return {n: Unit(Coded(s), Coded(s), "und", "und") for n, s in cursor.fetchall()}

        index = PostgresArrays(cursor, 1)
        found: dict[int, list[int]] = {}
        for threshold in (75, 50):
            figures[f"at_{threshold}"], found[threshold] = looked_up(asked, index, units, threshold)
            print(threshold, figures[f"at_{threshold}"], flush=True)
        everything = everything_of(texts)
        figures["recall"] = recall([everything.best(text) for text in asked[:sample]], found)
        figures["peers"] = {name: _peer(cursor, *sql, asked) for name, sql in PEERS.items()}
        return figures


def _load(cursor: Any, texts: Sequence[str]) -> None:
    """The tables of the index filled as a restored dump is: rows first, then their index."""
    cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    cursor.execute("CREATE TABLE bench_unit (id integer PRIMARY KEY, source text NOT NULL)")
    for table in (*TABLES, *UNSAMPLED):
        if "INDEX" not in table:
            cursor.execute(table)
    _copy(cursor, "bench_unit (id, source)", ["int4", "text"], enumerate(texts))
    _copy(
        cursor,
        "memory_segment (memory, unit, fingerprint, stems, keys)",
        ["int4", "int8", "bytea", "bytea", "int8[]"],
        _segments(texts),
    )
    cursor.execute(RECOUNT)
    for table in TABLES:
        if "INDEX" in table:
            cursor.execute(table)
    cursor.execute("ANALYZE")


def _segments(texts: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    index = PostgresArrays(None, 1)  # type: ignore[arg-type]  # only its keys are asked for
    for number, text in enumerate(texts):
        made = entry(number, Coded(text))
        keys = list(index._keys(made.encoded))
        yield 1, number, made.fingerprint, made.encoded.encode("utf-32-le"), keys


def _copy(cursor: Any, table: str, types: Sequence[str], rows: Any) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def _peer(cursor: Any, index: str, query: str, asked: Sequence[str]) -> dict[str, Any]:
    """Clock of the peer's query over as many of the queries as its time allows."""
    cursor.execute("DROP INDEX IF EXISTS peer")
    cursor.execute(index)
    cursor.execute("SET pg_trgm.similarity_threshold = 0.5")
    clock: list[float] = []
    begun = time.perf_counter()
    for text in asked:
        began = time.perf_counter()
        cursor.execute(query, {"text": text})
        cursor.fetchall()
        clock.append(1000 * (time.perf_counter() - began))
        if time.perf_counter() - begun > _BUDGET:
            break
    return {
        "queries": len(clock),
        "clock_ms": {"p50": round(statistics.median(clock)), "longest": round(max(clock))},
    }
