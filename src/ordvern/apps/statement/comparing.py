"""What is new in a version of the statement: which sentences, and in them which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from .wording import Sentence


class Change(StrEnum):
    """What happened to a sentence or to words of it."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand side by side and had the same happen to them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence in both versions or in one, and its words with what happened to each."""

    clause: str
    change: Change
    words: tuple[Words, ...]


def compare(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Compared]:
    """Every sentence of the new version in its order; one that is gone stands where it stood.

    Sentences are the same by the id of their clause. Headings are left out.
    """
    before = {each.clause: each for each in old if not each.is_heading}
    after = {each.clause: each for each in new if not each.is_heading}
    found = []
    for clause in _order(list(before), list(after)):
        was, now = before.get(clause), after.get(clause)
        found.append(_compared(clause, was.text if was else "", now.text if now else ""))
    return found


def _order(old: list[str], new: list[str]) -> list[str]:
    """The ids of the new version, each id that is gone behind the one it used to follow."""
    order = list(new)
    kept = set(new)
    for position, clause in enumerate(old):
        if clause in kept:
            continue
        ahead = next((each for each in reversed(old[:position]) if each in order), None)
        order.insert(order.index(ahead) + 1 if ahead else 0, clause)
    return order


def _compared(clause: str, was: str, now: str) -> Compared:
    if was == now:
        return Compared(clause, Change.SAME, (Words(Change.SAME, now),))
    if not was:
        return Compared(clause, Change.ADDED, (Words(Change.ADDED, now),))
    if not now:
        return Compared(clause, Change.REMOVED, (Words(Change.REMOVED, was),))
    return Compared(clause, Change.REWORDED, tuple(_by_word(was.split(), now.split())))


def _by_word(was: list[str], now: list[str]) -> Iterator[Words]:
    matcher = SequenceMatcher(a=was, b=now, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            yield Words(Change.SAME, " ".join(now[start:end]))
            continue
        if last > first:
            yield Words(Change.REMOVED, " ".join(was[first:last]))
        if end > start:
            yield Words(Change.ADDED, " ".join(now[start:end]))
