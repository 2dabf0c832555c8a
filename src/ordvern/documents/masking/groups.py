"""Numbers the persons and values of an order: one number a person, all through all its files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ordvern.documents.masking.codes import GROUP, group_of, groups_in, written
from ordvern.documents.masking.kinds import Kind, kind_for
from ordvern.documents.masking.map import MaskMap
from ordvern.documents.reading import Mark
from ordvern.documents.redaction.values import Values
from ordvern.text import Finding, Segment, Span

WORD = re.compile(r"\w+")
Key = tuple[Kind, frozenset[str]]


class Groups:
    """Learns what was found in each file of an order, then gives the marks for each file.

    Learn all files before asking for the first marks: a surname alone in the first file may be
    the person whose whole name stands in the second. Numbers of `known` stay as they are.
    """

    def __init__(self, known: MaskMap | None = None) -> None:
        self._known = known or MaskMap()
        self._taken = set(self._known.taken)
        self._numbers: dict[Key, str] = {}
        self._wholes: list[Key] = []
        self._values: dict[str, str] = {}
        self._learned: dict[Key, None] = {}
        for each in sorted(self._known.placeholders, key=lambda each: each.form != "whole"):
            self._add(_key(each.kind, each.value), group_of(each.code))

    @property
    def known(self) -> MaskMap:
        """The map to mask with: also knows what stands in the learned files as they came."""
        return replace(self._known, taken=self._known.taken | self._taken)

    def learn(self, segments: Sequence[Segment], findings: Iterable[Finding]) -> None:
        """Take note of a file: the values found in it, and what in it looks like placeholders."""
        for segment in segments:
            self._taken |= groups_in(segment.text) - self._known.groups()
        for finding in findings:
            value = _text(segments, finding)
            self._values[value] = ""
            self._learned.setdefault(_key(kind_for(finding.category), value))

    def marks(self, segments: Sequence[Segment], findings: Iterable[Finding]) -> tuple[Mark, ...]:
        """What to mask in a file that was learned, each place with its group as the label."""
        self._assign()
        marks = []
        for each in findings:
            value = _text(segments, each)
            group = self._numbers.get(_key(kind_for(each.category), value))
            if group:
                marks.append(Mark(each.segment, self._without_ending(each.span, value), group))
        return tuple(marks)

    def _without_ending(self, span: Span, value: str) -> Span:
        """The s of possession stays outside where the name is also found without it."""
        has_ending = value[-1:] in {"s", "S"} and value[:-1] in self._values
        return Span(span.start, span.end - 1) if has_ending else span

    def _assign(self) -> None:
        """Numbers in the order of first sight; parts of a name get the number of the whole."""
        waiting = [key for key in self._learned if key not in self._numbers and key[1]]
        order = {key: index for index, key in enumerate(waiting)}
        owners: dict[Key, Key] = {}
        for key in sorted(waiting, key=lambda key: (-len(key[1]), order[key])):
            owners[key] = self._owner(key)
            if owners[key] == key:
                self._wholes.append(key)
        taken_values = Values(self._values)
        used = self._used()
        for key in waiting:
            owner = owners[key]
            if owner not in self._numbers:
                self._numbers[owner] = self._next(owner[0], used, taken_values)
            self._numbers[key] = self._numbers[owner]

    def _owner(self, key: Key) -> Key:
        """The one longer name that this is a part of, else itself."""
        kind, words = key
        if kind is not Kind.PERSON:
            return key
        wholes = [whole for whole in self._wholes if whole[0] is kind and words < whole[1]]
        return wholes[0] if len(wholes) == 1 else key

    def _used(self) -> dict[Kind, int]:
        used: dict[Kind, int] = defaultdict(int)
        for group in self._numbers.values():
            match = GROUP.fullmatch(group)
            if match:
                used[Kind(match[1])] = max(used[Kind(match[1])], int(match[2]))
        return used

    def _next(self, kind: Kind, used: dict[Kind, int], values: Values) -> str:
        """A number that neither stands in a file already nor spells a value."""
        while True:
            used[kind] += 1
            group = f"{kind.value}{used[kind]}"
            if group not in self._taken and not values.find(written(group)):
                return group

    def _add(self, key: Key, group: str) -> None:
        if key[1] and key not in self._numbers:
            self._numbers[key] = group
            if self._owner(key) == key:
                self._wholes.append(key)


def _text(segments: Sequence[Segment], finding: Finding) -> str:
    return segments[finding.segment].text[finding.span.start : finding.span.end]


def _key(kind: Kind, value: str) -> Key:
    words = WORD.findall(value.casefold())
    if kind is not Kind.PERSON:
        return kind, frozenset(filter(None, ["".join(words)]))
    return kind, frozenset(_stem(word) for word in words if word != "s")


def _stem(word: str) -> str:
    """A name without the s of possession; on both sides of a comparison, so that Lars is Lars."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
