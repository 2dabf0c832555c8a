"""The chain that binds each entry of the log to all before it, and how a break in it is found.

Entries are written with the act they tell of, and bound a moment later, in one row, by one
process: binding them at once would make every writer wait for every other. What is bound cannot
be changed, taken out, put in or moved without the hashes telling. Who may write to the database
could forge the whole chain anew; the anchors, which are kept outside it, tell that too.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

FIRST = "0" * 64
"""What stands for the link before the first."""
NEVER = datetime.min.replace(tzinfo=UTC)
LATE_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log as the chain sees it: all that it says."""

    id: int
    verb: str
    actor_kind: str
    actor_account: int | None
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """The `number`th link binds the entry `entry`; `hash` covers it and the link before."""

    number: int
    entry: int
    hash: str
    sealed_at: datetime


START = Link(0, 0, FIRST, NEVER)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the chain's hash was at a link, kept outside the database; `is_whole` if the whole
    chain up to there was looked through when it was written, and nothing was wrong."""

    number: int
    hash: str
    at: datetime
    is_whole: bool = False


class Break(StrEnum):
    """What can be wrong with a chain."""

    LINK_MISSING = "a link is missing"
    ENTRY_REMOVED = "an entry was removed"
    ENTRY_CHANGED = "an entry or a link was changed"
    ENTRY_BACKDATED = "an entry came in later than it says"
    CUT_OFF = "the end was cut off"
    ANCHOR_DIFFERS = "the chain is another than it was when it was anchored"
    NOT_BOUND = "an entry is not bound"


@dataclass(frozen=True, slots=True)
class Finding:
    """A break, and the number of the link or, where there is none, of the entry."""

    what: Break
    number: int


def hash_of(previous: str, number: int, entry: Entry) -> str:
    """SHA-256, in hexadecimal, over the hash before, the number and all that the entry says."""
    said = [
        previous,
        number,
        entry.id,
        entry.verb,
        entry.actor_kind,
        entry.actor_account,
        entry.subject,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def bind(entries: Iterable[Entry], *, after: int, previous: str, now: datetime) -> Iterator[Link]:
    """A link for each entry, behind the link numbered `after` whose hash is `previous`."""
    for number, entry in enumerate(entries, after + 1):
        previous = hash_of(previous, number, entry)
        yield Link(number, entry.id, previous, now)


def breaks(
    bound: Iterable[tuple[Link, Entry | None]],
    anchors: Sequence[Anchor] = (),
    *,
    behind: Link = START,
) -> Iterator[Finding]:
    """All that is wrong. `bound` are the links by number, each with its entry if that is there;
    they begin after the link `behind`, which is taken to be right."""
    awaited = _awaited(anchors, behind.number)
    last = behind
    bound_until = NEVER  # when the batch before this link was bound
    for link, entry in bound:
        if link.sealed_at != last.sealed_at:
            bound_until = last.sealed_at
        if link.number != last.number + 1:
            yield Finding(Break.LINK_MISSING, last.number + 1)
        if entry is None:
            yield Finding(Break.ENTRY_REMOVED, link.number)
        elif hash_of(last.hash, link.number, entry) != link.hash:
            yield Finding(Break.ENTRY_CHANGED, link.number)
        elif bound_until > entry.at + LATE_AFTER:
            yield Finding(Break.ENTRY_BACKDATED, link.number)
        if awaited.pop(link.number, set()) - {link.hash}:
            yield Finding(Break.ANCHOR_DIFFERS, link.number)
        last = link
    yield from (Finding(Break.CUT_OFF, n) for n in sorted(awaited) if n > last.number)


def _awaited(anchors: Iterable[Anchor], behind: int) -> dict[int, set[str]]:
    """The hashes that anchors name, by link: every one must be the link's own."""
    awaited: dict[int, set[str]] = {}
    for each in anchors:
        if each.number > behind:
            awaited.setdefault(each.number, set()).add(each.hash)
    return awaited
