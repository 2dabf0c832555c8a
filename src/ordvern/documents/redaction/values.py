"""Finds every place where a marked value stands in a text, however it is cased and spaced."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ordvern.documents.redaction.skeleton import Skeleton, letters_of, skeleton_of, visible

SOFT_GAP = re.compile(r"[\s.,_/+\-\u2010-\u2015\u00b7]{1,3}")
DIGIT_GAP = re.compile(r"[\s.\-\u2010-\u2015/]{1,3}")
BROKEN_LINE = frozenset({"- ", "\u2010 "})
WHITE = re.compile(r"\s+")
EMPHASIS = re.compile(r"[*`~]+")  # of Markdown, which may part a name: "**Kari** Nordmann"
ADDRESS_SIGNS = re.compile(r"[@/\\_=%]|\w\.\w")
# A letter that belongs to a sign and not to the word behind it: in program text (a line feed), in
# an address (a space), in the header of a sheet (what is centred, bold, ...).
ESCAPE_BEFORE = re.compile(r"(?:\\[abfnrtv]|%[0-9A-Fa-f]{2}|&[LCRBIUES])$")
# Scripts written without spaces: there a neighbouring letter does not make a longer word.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
REACH = 200  # characters of one address that are looked at around a name in it
OWN_FROM = 10  # letters that a name of several words needs to be seen in a longer word
NOWHERE = "about:blank"
ROUNDS = 4  # a value can come to stand free only when its neighbour has gone
JOINED_FROM = 8  # letters a value of several words needs to be looked for without its spaces
ANY_CASE_FROM = 6  # shorter names are words too (Dag, Even, Stein): lower case is not the name


class Hit(NamedTuple):
    """A marked value stands at `start:end`; `label` is what to write there instead."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value to look for. `gaps[i]` is what stands before its letter i + 1."""

    text: str = field(repr=False)
    label: str
    letters: str = field(repr=False)
    gaps: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, label: str) -> "Value":
        bones = skeleton_of(text)
        pairs = zip(bones.ends, bones.starts[1:], strict=False)
        gaps = tuple(visible(text[end:start]) if start > end else "" for end, start in pairs)
        return cls(text, label, bones.letters, gaps)

    @property
    def is_one_word(self) -> bool:
        return self.letters.isalpha() and not any(self.gaps)

    @property
    def is_short_number(self) -> bool:
        return self.letters.isdigit() and len(self.letters) < 4


class Values:
    """The marked values of one document, with the labels that take their place.

    `find` sees a value with other case, spacing, invisible characters, full-width digits or
    composed letters; never inside a longer word or number.
    """

    is_reversible = False  # whether what takes their place is meant to be put back

    def __init__(self, labels: Mapping[str, str]) -> None:
        values = [Value.of(text, label) for text, label in labels.items()]
        self._values = [value for value in values if value.letters]
        self._automaton = AhoCorasick([value.letters for value in self._values])

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values)

    def with_words(self) -> "Values":
        """These values, and every word of theirs by itself."""
        labels = {value.text: value.label for value in self._values}
        for value in self._values:
            for word in value.text.split():
                labels.setdefault(word, value.label)
        return Values(labels)

    def among(self, wanted: Callable[[Value], bool]) -> "Values":
        """Those of these values that are `wanted`, with their labels."""
        return Values({value.text: value.label for value in self._values if wanted(value)})

    def instead_of_address(self, address: str, hit: Hit) -> str:
        """What becomes of an address that holds a value."""
        return NOWHERE

    def instead_of_number(self, number: str, shown: str, label: str) -> str:
        """What becomes of a cell's number, `shown` as such, that holds a value so labelled."""
        return label

    def find(self, text: str) -> list[Hit]:
        """Every place of a value in `text`, in order; places that overlap come as one."""
        if not self._values or not self._automaton.find_matches_as_indexes(letters_of(text)):
            return []
        bones = skeleton_of(text)
        places = self._automaton.find_matches_as_indexes(bones.letters, overlapping=True)
        return _united(
            Hit(bones.starts[start], bones.ends[end - 1], self._values[which].label)
            for which, start, end in places
            if _stands(self._values[which], text, bones, start, end)
        )

    def replace(self, text: str) -> tuple[str, int]:
        """`text` with each place of a value replaced by its label, and how many there were."""
        count = 0
        for _ in range(ROUNDS):
            hits = self.find(text)
            for hit in reversed(hits):
                text = text[: hit.start] + hit.label + text[hit.end :]
            count += len(hits)
            if not hits:
                break
        return text, count


def _united(hits: Iterable[Hit]) -> list[Hit]:
    """Overlapping hits become one, with the label of the longest that begins first."""
    united: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if united and hit.start < united[-1].end:
            united[-1] = united[-1]._replace(end=max(united[-1].end, hit.end))
        else:
            united.append(hit)
    return united


def _stands(value: Value, text: str, bones: Skeleton, start: int, end: int) -> bool:
    """Whether letters `start:end` of the text are the value and no part of something longer."""
    return (
        _is_free_before(value, text, bones, start)
        and _is_free_after(value, text, bones, end)
        and _gaps_agree(value, text, bones, start)
        and _case_agrees(value, text, bones.starts[start], bones.ends[end - 1])
    )


def _joins(edge: str, neighbour: str) -> bool:
    """Whether two adjacent letters belong to one word or one number."""
    if edge.isdigit():
        return neighbour.isdigit()
    return not UNSPACED.match(edge) and not UNSPACED.match(neighbour)


def _is_free_before(value: Value, text: str, bones: Skeleton, start: int) -> bool:
    if start == 0:
        return True
    if bones.starts[start] == bones.starts[start - 1]:
        return False
    at = bones.starts[start]
    if ESCAPE_BEFORE.search(text[max(0, at - 3) : at]) or is_own_beginning(
        value, text[at : at + 2]
    ):
        return True
    gap = _parting(text[bones.ends[start - 1] : at])
    before = bones.letters[start - 1]
    if gap in {".", ","} and value.is_short_number and before.isdigit():
        return False
    return bool(gap) or not _joins(value.letters[0], before)


def _is_free_after(value: Value, text: str, bones: Skeleton, end: int) -> bool:
    if end == len(bones.letters):
        return True
    if bones.starts[end] == bones.starts[end - 1]:
        return False
    gap = _parting(text[bones.ends[end - 1] : bones.starts[end]])
    after = bones.letters[end]
    if gap in {".", ","} and value.is_short_number and after.isdigit():
        return False
    if gap or not _joins(value.letters[-1], after):
        return True
    return _is_genitive(value, text, bones, end)


def is_own_beginning(value: Value, letters: str) -> bool:
    """Whether a long name begins with these two letters as names do, a capital and a small one:
    then it is meant even where nothing parts it from the word before ("navnKari Nordmann")."""
    is_long_name = value.letters.isalpha() and len(value.letters) >= OWN_FROM and any(value.gaps)
    return is_long_name and letters[:1].isupper() and letters[1:].islower()


def _parting(gap: str) -> str:
    """What parts two letters. A hyphen at a line's end in a PDF may belong to the word or not."""
    return gap if "\ufffe" in gap else visible(gap)


def _is_genitive(value: Value, text: str, bones: Skeleton, end: int) -> bool:
    """A name with the s of possession: "Karis"."""
    if bones.letters[end] != "s" or not value.letters[-3:].isalpha() or len(value.letters) < 3:
        return False
    rest = text[bones.ends[end] :]
    return not rest or not visible(rest[:2])[:1].isalnum()


def _gaps_agree(value: Value, text: str, bones: Skeleton, start: int) -> bool:
    for index, wanted in enumerate(value.gaps, start):
        found = text[bones.ends[index] : bones.starts[index + 1]]
        if found != wanted and not _gap_agrees(value, visible(found), wanted):
            return False
    return True


def _gap_agrees(value: Value, found: str, wanted: str) -> bool:
    """Whether what stands between two letters may stand there in another spelling of the value."""
    found, wanted = (WHITE.sub(" ", EMPHASIS.sub("", gap)) for gap in (found, wanted))
    if bool(found) == bool(wanted) and found.strip() == wanted.strip():
        return True
    if "@" in value.text:
        return False
    is_long_number = value.letters.isdigit() and len(value.letters) > 4
    if not found:
        return is_long_number or len(value.letters) >= JOINED_FROM
    if not wanted:
        return bool(DIGIT_GAP.fullmatch(found)) if is_long_number else found in BROKEN_LINE
    return bool(SOFT_GAP.fullmatch(found)) and bool(SOFT_GAP.fullmatch(wanted))


def _case_agrees(value: Value, text: str, start: int, end: int) -> bool:
    """Whether this casing is the value's: a short name in lower case is mostly another word."""
    if not value.is_one_word or len(value.letters) >= ANY_CASE_FROM:
        return True
    found, wanted = visible(text[start:end]), visible(value.text)
    if found == wanted or found.isupper() or found.istitle():
        return True
    if not found.islower():
        return True
    return wanted.islower() or bool(ADDRESS_SIGNS.search(_token_around(text, start, end)))


def _token_around(text: str, start: int, end: int) -> str:
    """The run of non-space characters that holds `start:end`."""
    before = text[max(0, start - REACH) : start]
    head = before.split()[-1] if before and not before[-1].isspace() else ""
    return head + text[start : end + REACH].split()[0]
