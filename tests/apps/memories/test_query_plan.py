"""On PostgreSQL a lookup can go by the index of stems.

Reading the whole table is made dear, since of a small table that may well be quicker; where the
operator were not the index's own, the whole table would be read all the same.
"""

from typing import Any

import pytest
from django.db import connection

from ordvern.memory import Coded, entry
from ordvern.memory.encoding import encoded
from ordvern.memory.indexes.postgresql import PostgresArrays
from ordvern.memory.plan import plan
from ordvern.memory.scoring import Segment

pytestmark = pytest.mark.django_db


def word(number: int) -> str:
    """A word of letters that stands for the number."""
    return "v" + "".join(chr(ord("b") + int(digit)) for digit in f"{number:05}")


def source(number: int) -> str:
    """Six words, each of which stands in some five of 5,000 sources."""
    return " ".join(word(number * by % 997) for by in (1, 2, 3, 5, 7, 11))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="speaks of PostgreSQL's plans")
@pytest.mark.parametrize("threshold", [50, 75])
def test_a_lookup_goes_by_the_index(threshold: int) -> None:
    asked: list[tuple[str, Any]] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.cursor() as cursor:
        index = PostgresArrays(cursor, 1)
        index.add(entry(n, Coded(source(n))) for n in range(5000))
        cursor.execute("ANALYZE memory_segment")
        query = Segment.of(Coded(source(7))).tokens.stems
        cursor.execute("SET LOCAL enable_seqscan = off")
        with connection.execute_wrapper(listen):
            assert index.likely(plan(encoded(query), threshold))
        sql, params = asked[-1]
        cursor.execute(f"EXPLAIN {sql}", params)
        steps = "\n".join(row[0] for row in cursor.fetchall())
    assert "memory_segment_keys" in steps
    assert "Seq Scan" not in steps
