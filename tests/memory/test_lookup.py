"""Every index finds what comparing with every unit finds."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.memory import (
    Coded,
    Context,
    Match,
    Penalties,
    Segment,
    Unit,
    entry,
    matches,
    similarity,
)
from ordvern.memory.indexes import Index
from ordvern.memory.indexes.scan import SortedScan
from ordvern.memory.indexes.sqlite import SqlitePostings, create
from ordvern.memory.lookup import Units

WORDS = st.sampled_from(
    [
        "a",
        "i",
        "og",
        "er",
        "avtalen",
        "avtaler",
        "frist",
        "7",
        "dager",
        "part",
        "parten",
        ".",
        "skal",
        "ikke",
    ]
)
SOURCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@pytest.fixture(params=["scan", "sqlite"])
def index(request: pytest.FixtureRequest) -> Index:
    return dict(zip(["scan", "sqlite"], indexes(), strict=True))[request.param]


def units(sources: Mapping[int, str]) -> dict[int, Unit]:
    return {n: Unit(Coded(text), Coded("x"), "nb", "en") for n, text in sources.items()}


def indexes() -> list[Index]:
    database = sqlite3.connect(":memory:")
    create(database)
    other = SqlitePostings(database, 2)
    other.add([entry(1, Coded("en annen kundes frist"))])
    return [SortedScan(), SqlitePostings(database, 1)]


def known(all_units: Mapping[int, Unit]) -> Units:
    return lambda ids: {n: all_units[n] for n in ids if n in all_units}


def best_by_force(text: str, all_units: Collection[Unit], threshold: int) -> int:
    wanted = Segment.of(Coded(text))
    scores = [similarity(wanted, Segment.of(unit.source)) for unit in all_units]
    return max([score for score in scores if score >= threshold], default=0)


def best(found: list[Match]) -> int:
    return found[0].score if found else 0


@settings(deadline=None)
@given(
    st.lists(SOURCES, min_size=1, max_size=40), SOURCES, st.sampled_from([50, 75, 95]), st.data()
)
def test_every_index_finds_the_best(
    sources: list[str], query: str, threshold: int, data: st.DataObject
) -> None:
    here = units(dict(enumerate(sources, 1)))
    gone = data.draw(st.sets(st.sampled_from(sorted(here))))
    left = {n: unit for n, unit in here.items() if n not in gone}
    for index in indexes():
        half = len(here) // 2
        entries = [entry(n, unit.source) for n, unit in here.items()]
        index.add(entries[:half])
        index.add(entries[half:])
        index.remove(gone)
        found = matches(Coded(query), index, known(left), threshold=threshold)
        assert best(found) == best_by_force(query, left.values(), threshold)


def test_context_comes_first(index: Index) -> None:
    text = Coded("Se neste side.")
    first, second = (Unit(text, Coded(t), "nb", "en", Context(before=t)) for t in ("a", "b"))
    index.add([entry(1, text), entry(2, text)])
    found = matches(text, index, known({1: first, 2: second}), context=Context(before="a"))
    assert [(match.id, match.score) for match in found] == [(1, 101), (2, 100)]


def test_units_that_the_caller_withholds_are_not_offered(index: Index) -> None:
    text = Coded("Avtalen gjelder fra i dag.")
    index.add([entry(1, text)])
    assert matches(text, index, known({})) == []


@pytest.mark.parametrize("text", ["", " ", "—", "...", "\ud800", "x" * 5000, "ord " * 400])
def test_odd_segments_are_no_trouble(index: Index, text: str) -> None:
    index.add([entry(1, Coded(text)), entry(2, Coded("vanlig tekst"))])
    found = matches(Coded(text), index, known(units({1: text, 2: "vanlig tekst"})))
    assert best(found) in (0, 100)


def test_removed_units_leave_nothing_in_the_tables() -> None:
    database = sqlite3.connect(":memory:")
    create(database)
    index = SqlitePostings(database, 1)
    index.add(entry(n, Coded(f"avtalen nummer {n} gjelder")) for n in range(5000))
    index.remove(range(5000))
    for table in ("memory_segment", "memory_posting"):
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - our own names


def test_long_posting_lists_are_found_whole() -> None:
    index = indexes()[1]
    index.add(entry(n, Coded("samme frist")) for n in range(3000))
    index.add([entry(9000, Coded("samme frist"))])
    found = matches(Coded("samme frist"), index, known(units({9000: "samme frist"})))
    assert [match.id for match in found] == [9000]


@pytest.mark.parametrize(
    ("changed", "is_foreign", "score"),
    [
        (None, False, 100),
        (date(2026, 11, 22), False, 100),
        (date(2024, 11, 23), False, 98),
        (date(2024, 11, 22), False, 96),
        (date(1999, 1, 1), False, 93),
        (date(2030, 1, 1), False, 100),
        (None, True, 97),
        (date(1999, 1, 1), True, 90),
    ],
)
def test_age_and_origin_take_points_off(
    index: Index, changed: date | None, *, is_foreign: bool, score: int
) -> None:
    text = Coded("Avtalen gjelder fra i dag.")
    index.add([entry(1, text)])
    found = matches(
        text,
        index,
        known({1: Unit(text, Coded("x"), "nb", "en", changed=changed)}),
        penalties=Penalties(foreign=3, year=2, oldest=7),
        today=date(2026, 11, 22),
        is_foreign=is_foreign,
    )
    assert best(found) == score


def test_what_penalties_bring_below_the_threshold_is_not_offered(index: Index) -> None:
    text = Coded("Avtalen gjelder fra i dag.")
    index.add([entry(1, text)])
    heavy = Penalties(foreign=30)
    assert (
        matches(text, index, known(units({1: text.text})), penalties=heavy, is_foreign=True) == []
    )
