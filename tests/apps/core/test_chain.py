"""The log's chain tells of every change; proven by making changes at random."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ordvern.apps.core.chain import FIRST, Anchor, Break, Entry, Link, bind, breaks

BEGAN = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
Bound = list[tuple[Link, Entry | None]]
VERBS = ("order.received", "file.read", "order.released", "job.offered")


def log(length: int = 120) -> Bound:
    entries = [
        Entry(n, VERBS[n % 4], "staff", n % 5, f"order:{n // 3}", BEGAN + timedelta(minutes=n))
        for n in range(1, length + 1)
    ]
    now = BEGAN + timedelta(minutes=length)
    return list(zip(bind(entries, after=0, previous=FIRST, now=now), entries, strict=True))


def anchored(bound: Bound) -> list[Anchor]:
    return [Anchor(link.number, link.hash, link.sealed_at) for link, _ in bound[29::30]]


def forged(entry: Entry, chance: random.Random) -> Entry:
    return chance.choice(
        [
            replace(entry, verb=entry.verb + "x"),
            replace(entry, actor_kind="officer"),
            replace(entry, actor_account=None if chance.random() < 0.5 else 99),
            replace(entry, subject="order:x"),
            replace(entry, at=entry.at + timedelta(microseconds=chance.choice([-1, 1]))),
        ]
    )


def tampered(bound: Bound, chance: random.Random) -> Bound:
    """One change of those that somebody with the database could make."""
    here = list(bound)
    n = chance.randrange(len(here))
    other = (n + chance.randrange(1, len(here))) % len(here)
    link, entry = here[n]
    assert entry is not None
    match chance.randrange(7):
        case 0:
            here[n] = (link, forged(entry, chance))
        case 1:
            here[n] = (link, None)
        case 2:
            del here[n]
        case 3:
            here[n], here[other] = (link, here[other][1]), (here[other][0], entry)
        case 4:
            here[n] = (replace(link, hash=here[other][0].hash), entry)
        case 5:
            here.insert(n, (link, entry))
        case _:  # all forged anew from here on, so that every hash is right
            later = [forged(entry, chance), *(each for _, each in here[n + 1 :])]
            before = here[n - 1][0].hash if n else FIRST
            links = bind(
                [each for each in later if each], after=n, previous=before, now=link.sealed_at
            )
            here[n:] = list(zip(links, later, strict=True))
    return here


def test_what_nobody_changed_is_whole() -> None:
    bound = log()

    assert list(breaks(bound, anchored(bound))) == []


@pytest.mark.parametrize("changes", [300, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_every_change_is_found(changes: int) -> None:
    bound, chance = log(), random.Random(11)
    anchors = anchored(bound)

    assert all(any(breaks(tampered(bound, chance), anchors)) for _ in range(changes))


@pytest.mark.parametrize("left", [0, 1, 59, 119])
def test_a_cut_is_found_by_the_anchor(left: int) -> None:
    bound = log()

    found = list(breaks(bound[:left], anchored(bound)))
    assert {each.what for each in found} == {Break.CUT_OFF}


def test_the_end_of_a_chain_can_be_looked_at_alone() -> None:
    bound = log()
    behind = bound[99][0]
    end = bound[100:]
    assert list(breaks(end, anchored(bound), behind=behind)) == []

    link, entry = end[5]
    assert entry is not None
    end[5] = (link, replace(entry, subject="order:x"))
    (found,) = breaks(end, anchored(bound), behind=behind)
    assert (found.what, found.number) == (Break.ENTRY_CHANGED, 106)


def test_an_entry_slipped_in_later_is_found() -> None:
    bound = log()
    link, _ = bound[-1]
    slipped = Entry(121, "file.read", "staff", 1, "order:1", BEGAN)
    (more,) = bind(
        [slipped], after=link.number, previous=link.hash, now=link.sealed_at + timedelta(minutes=1)
    )

    (found,) = breaks([*bound, (more, slipped)], anchored(bound))
    assert (found.what, found.number) == (Break.ENTRY_BACKDATED, 121)


def test_a_later_anchor_of_the_same_link_does_not_hide_an_earlier_one() -> None:
    bound = log(3)
    link, _ = bound[-1]
    earlier, later = Anchor(3, "0" * 64, BEGAN), Anchor(3, link.hash, BEGAN)

    assert [each.what for each in breaks(bound, [earlier, later])] == [Break.ANCHOR_DIFFERS]
