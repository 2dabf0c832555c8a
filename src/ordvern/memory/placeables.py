"""Placeholders that stand for identifiers in a memory, so that a unit stays useful without them.

They look as those of masked documents do (⟦P1⟧), so that a masked document finds them again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ordvern.memory.coded import Code, Coded
from ordvern.text import Category

LETTERS: Mapping[Category, str] = {
    Category.PERSON_NAME: "P",
    Category.NATIONAL_ID: "N",
    Category.DATE_OF_BIRTH: "D",
    Category.EMAIL: "E",
    Category.PHONE: "T",
    Category.POSTAL_ADDRESS: "A",
    Category.BANK_ACCOUNT: "B",
    Category.PAYMENT_CARD: "C",
    Category.ID_DOCUMENT: "K",
    Category.VEHICLE_REGISTRATION: "V",
    Category.ONLINE_ID: "U",
    Category.RECORD_NUMBER: "R",
}
_PLACEHOLDER = re.compile(r"⟦([A-Z])(\d{1,6})[a-z]?⟧")
_GENITIVE = re.compile(r"(?<=\w)['’]?s$")
_ENDING = re.compile(r"['’]s(?!\w)", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")
_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """A stretch of one side of a unit that a placeholder is to stand for."""

    start: int
    end: int
    category: Category


class Sides(NamedTuple):
    """Source and target with the places to replace in each."""

    source: Coded
    target: Coded
    in_source: tuple[Place, ...]
    in_target: tuple[Place, ...]


def replaced(sides: Sides) -> tuple[Coded, Coded] | None:
    """Both sides with placeholders, the same value under the same one on both; None if the sides
    do not hold as many values of each kind, for then one of them still holds a value unseen."""
    here, there = _values(sides.source, sides.in_source), _values(sides.target, sides.in_target)
    source = _also_here(sides.source, sides.in_source, here, there)
    target = _also_here(sides.target, sides.in_target, there, here)
    ours = here if source is sides.in_source else _values(sides.source, source)
    theirs = there if target is sides.in_target else _values(sides.target, target)
    names = _named(ours, _numbers_taken(sides.source.text + sides.target.text))
    paired = _paired(theirs, names, ours)
    if paired is None:
        return None
    return (
        _written(sides.source, source, [names[value] for value in ours]),
        _written(sides.target, target, [paired[value] for value in theirs]),
    )


_Value = tuple[Category, str]


def _values(side: Coded, places: Iterable[Place]) -> list[_Value]:
    text = side.text
    return [(category, _same(text[start:end])) for start, end, category in places]


def _same(value: str) -> str:
    """What two spellings of a value share: neither case, signs nor a genitive."""
    folded = value.strip().casefold()
    if folded[-1:] == "s":
        folded = _GENITIVE.sub("", folded)
    if folded.replace(" ", "").isalnum() and "  " not in folded:  # nearly always
        return folded
    return _NOT_WORD.sub(" ", folded).strip()


def _also_here(
    side: Coded, places: Sequence[Place], own: Iterable[_Value], values: Iterable[_Value]
) -> Sequence[Place]:
    """The places, whose values are `own`, with those where a value of the other side stands
    unseen; the very same if there are none."""
    unseen: list[Place] = []
    known = [value for _, value in own]
    folded = _folded(side.text)
    stand: list[_Word] = []
    for category, value in values:
        words = _folded(value).split()
        times = known.count(value)
        # Most values stand in their own places alone: a count tells it.
        if not words or folded.count(words[0]) <= times or min(map(folded.count, words)) <= times:
            continue
        stand = stand or _words(side.text)
        for start, end in _standing(stand, words, side.text):
            if not any(p.start < end and start < p.end for p in (*places, *unseen)):
                unseen.append(Place(start, end, category))
    return sorted([*places, *unseen], key=lambda place: place.start) if unseen else places


_Word = tuple[str, int, int]


def _words(text: str) -> list[_Word]:
    """The words of a text, folded, and their places."""
    return [(_folded(match.group()), *match.span()) for match in _WORD.finditer(text)]


def _standing(stand: Sequence[_Word], words: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where `words`, folded, stand after one another among the words of `text`, with a genitive
    ending or without. A pattern for each value would do the same, but making one is dear."""
    *first, last = words
    size = len(words)
    for number in range(len(stand) - size + 1):
        word, _, end = stand[number + size - 1]
        if word != last and word != last + "s":
            continue
        if first and [each for each, _, _ in stand[number : number + size - 1]] != first:
            continue
        ending = _ENDING.match(text, end) if word == last else None
        yield stand[number][1], ending.end() if ending else end


def _folded(text: str) -> str:
    return text.casefold().replace("ı", "i")


def _numbers_taken(text: str) -> dict[str, int]:
    """The highest number of each letter that the text's own placeholders use."""
    taken: dict[str, int] = {}
    if "⟦" not in text:
        return taken
    for letter, number in _PLACEHOLDER.findall(text):
        taken[letter] = max(taken.get(letter, 0), int(number))
    return taken


def _named(values: Iterable[_Value], last: dict[str, int]) -> dict[_Value, str]:
    names: dict[_Value, str] = {}
    for value in values:
        if value not in names:
            letter = LETTERS[value[0]]
            last[letter] = last.get(letter, 0) + 1
            names[value] = f"⟦{letter}{last[letter]}⟧"
    return names


def _paired(
    values: Sequence[_Value], names: Mapping[_Value, str], ours: Sequence[_Value]
) -> Mapping[_Value, str] | None:
    """The names of the other side's values: by value, then, of a kind, in order of appearance."""
    if names.keys() == set(values):  # nearly always
        return names
    paired = {value: names[value] for value in values if value in names}
    left = [value for value in dict.fromkeys(ours) if value not in paired]
    for value in dict.fromkeys(values):
        if value in paired:
            continue
        match = next((other for other in left if other[0] == value[0]), None)
        if match is None:
            return None
        left.remove(match)
        paired[value] = names[match]
    return None if left else paired


def _written(side: Coded, places: Sequence[Place], names: Sequence[str]) -> Coded:
    """The side with `names` in the places; codes that stood inside one come after it."""
    whole = side.text
    text: list[str] = []
    done = 0
    for (start, end, _), name in zip(places, names, strict=True):
        text += (whole[done:start], name)
        done = end
    text.append(whole[done:])
    codes = tuple(_moved(side.codes, places, names)) if side.codes else ()
    return Coded("".join(text), codes)


def _moved(codes: Iterable[Code], places: Sequence[Place], names: Sequence[str]) -> Iterator[Code]:
    passed = shift = 0
    for code in codes:
        while passed < len(places) and places[passed].end <= code.at:
            place = places[passed]
            shift += len(names[passed]) - (place.end - place.start)
            passed += 1
        at = code.at + shift
        if passed < len(places) and places[passed].start < code.at:
            at = places[passed].start + shift + len(names[passed])
        yield Code(at, code.kind, code.id)
