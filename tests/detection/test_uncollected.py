"""The search for cycles rests while a long text is scanned, and only then; a scan leaves none."""

import gc
from collections.abc import Iterator, Sequence

import pytest

from ordvern.detection import scan, scan_each
from ordvern.detection.names.tagger import NameText, TaggedNames
from ordvern.detection.neighbours import scan_neighbours
from ordvern.text import Segment

TEXT = "Pasient: Kari Nordlund, f. 12.05.1961\nHun har epilepsi. Tlf. 22 33 44 55\n"
MANY = ["\n" * 50_000] * 2


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


class Asked:
    """Finds no names, and sees whether cycles are searched meanwhile."""

    def __init__(self) -> None:
        self.seen: list[bool] = []

    def __call__(self, texts: Sequence[NameText]) -> list[TaggedNames]:
        self.seen.append(gc.isenabled())
        return [TaggedNames() for _ in texts]


@pytest.fixture
def tagger() -> Asked:
    return Asked()


def test_it_rests_during_a_long_scan_and_wakes_after_it(tagger: Asked) -> None:
    gc.enable()
    scan("".join(MANY), tagger=tagger)
    scan([Segment(each, "") for each in MANY], tagger=tagger)
    scan_each(MANY, tagger=tagger)

    assert tagger.seen == [False, False, False]
    assert gc.isenabled()


def test_a_short_text_does_not_stop_it(tagger: Asked) -> None:
    gc.enable()
    scan(TEXT, tagger=tagger)
    scan_each([TEXT, TEXT], tagger=tagger)

    assert tagger.seen == [True, True]


def test_it_wakes_also_where_a_scan_fails() -> None:
    def tagger(texts: Sequence[NameText]) -> list[TaggedNames]:
        raise ArithmeticError

    gc.enable()
    with pytest.raises(ArithmeticError):
        scan("".join(MANY), tagger=tagger)
    assert gc.isenabled()


def test_it_goes_on_resting_where_it_rested_before() -> None:
    gc.disable()
    scan("".join(MANY))
    assert not gc.isenabled()


def test_there_is_nothing_to_find_after_a_scan() -> None:
    """So that what rests is not missed: all that a scan makes goes when nothing points at it."""
    scan_neighbours([TEXT])  # patterns and lists are made at their first use
    gc.collect()
    gc.disable()

    scan(TEXT * 30)
    scan_each([TEXT] * 30)
    scan_neighbours([TEXT] * 30)

    assert gc.collect() == 0
