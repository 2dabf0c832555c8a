"""What differs between a segment and the one it matches, word by word, for people to see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Side(StrEnum):
    """Where a stretch stands: in both texts, only in the one looked up, or only in the match."""

    BOTH = "both"
    ASKED = "asked"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters and where it stands."""

    text: str
    side: Side


def differences(asked: str, found: str) -> list[Stretch]:
    """The match as stretches in reading order, with what was asked for and is not in it.

    The stretches of BOTH and FOUND are the match; those of BOTH and ASKED the text looked up.
    """
    ours, theirs = _WORDS.findall(asked), _WORDS.findall(found)
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [
        stretch
        for kind, start, end, other, last in steps
        for stretch in _stretches(kind, ours[start:end], theirs[other:last])
    ]


def _stretches(kind: str, ours: list[str], theirs: list[str]) -> Iterator[Stretch]:
    if kind == "equal":
        yield Stretch("".join(theirs), Side.BOTH)
        return
    if ours:
        yield Stretch("".join(ours), Side.ASKED)
    if theirs:
        yield Stretch("".join(theirs), Side.FOUND)
