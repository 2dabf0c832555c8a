"""The index in PostgreSQL leads to the scores that comparing with every unit gives."""

import random
from collections.abc import Sequence

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
