"""From marks to the values to remove: whole words, other spellings, and labels that hold none."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ordvern.documents.reading import Mark
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.skeleton import letters_of, visible
from ordvern.documents.redaction.values import UNSPACED, Value, Values
from ordvern.text import Segment

BETWEEN_CELLS = re.compile("\t")
NEUTRAL = "[...]"  # holds no letter, so it can hold no value
NORWEGIAN_PREFIXES = ("47", "0047")
PHONE_DIGITS = 8


def values_of(segments: Sequence[Segment], marks: Sequence[Mark]) -> Values:
    """The values that stand under `marks`.

    A mark that begins or ends inside a word grows to the whole word: to remove half a word
    everywhere would cut into other words. Marks over nothing but spaces and signs hold no
    value. Raises `Refused` (not_proven) for a mark outside the text.
    """
    return Values(_safe(labels_of(segments, marks)))


def labels_of(segments: Sequence[Segment], marks: Sequence[Mark]) -> dict[str, str]:
    """Every spelling of the values under `marks`, with its label as marked. Raises as above."""
    labels: dict[str, str] = {}
    for mark in marks:
        if mark.segment >= len(segments) or mark.span.end > len(segments[mark.segment].text):
            raise Refused(Reason.NOT_PROVEN)
        text = whole_words(segments[mark.segment].text, mark.span.start, mark.span.end)
        for spelling in _spellings(text):
            labels.setdefault(spelling, mark.label)
    return labels


def whole_words(text: str, start: int, end: int) -> str:
    """The stretch of `text`, grown so that it cuts no word or number in two.

    The s of possession stays outside: in "Karis" the name is "Kari".
    """
    while start < end and start > 0 and _is_inside(text, start, text[start]):
        start -= 1
    if not _is_possessive(text, start, end):
        while start < end < len(text) and _is_inside(text, end, text[end - 1]):
            end += 1
    return text[start:end]


def _is_inside(text: str, at: int, edge: str) -> bool:
    """Whether the letters before and after `at` belong together, seen from `edge` of a mark."""
    before, after = text[at - 1], text[at]
    if not visible(before) or not visible(after):
        return True
    if not before.isalnum() or not after.isalnum() or UNSPACED.match(before + after):
        return False
    return not edge.isdigit() or (before.isdigit() and after.isdigit())


def _is_possessive(text: str, start: int, end: int) -> bool:
    is_word = end - start >= 3 and text[end - 3 : end].isalpha()
    return is_word and text[end : end + 1] in {"s", "S"} and not text[end + 1 : end + 2].isalnum()


def _spellings(text: str) -> list[str]:
    """The value itself; a day in the other orders of its numbers; a Norwegian phone number with
    and without +47."""
    digits = letters_of(text)
    if not digits.isdigit():
        return [text]
    day = as_date(Value.of(text, ""))
    if day:
        return [text, f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()]
    for prefix in NORWEGIAN_PREFIXES:
        if digits.startswith(prefix) and len(digits) == len(prefix) + PHONE_DIGITS:
            return [text, digits[len(prefix) :]]
    if len(digits) == PHONE_DIGITS and digits[0] != "0":
        return [text, *(prefix + digits for prefix in NORWEGIAN_PREFIXES)]
    return [text]


def _safe(labels: dict[str, str]) -> dict[str, str]:
    """The labels, but for any that would itself spell a value."""
    values = Values(labels)
    return {
        text: NEUTRAL if values.find(label) or not label.isprintable() else label
        for text, label in labels.items()
    }


def as_date(value: Value) -> date | None:
    """The day that a value of digits and signs names, day first or year first; else None."""
    numbers = "".join(each if each.isdigit() else " " for each in value.text).split()
    if len(numbers) != 3 or not value.letters.isdigit():
        return None
    first, middle, last = map(int, numbers)
    year, day = (first, last) if len(numbers[0]) == 4 else (last, first)
    try:
        return date(year if year > 99 else 1900 + year, middle, day)
    except ValueError:
        return None


def cells_apart(values: Values, between: re.Pattern[str] = BETWEEN_CELLS) -> Values:
    """Values over several cells of a row also go cell by cell: no cell holds them whole."""
    return Values(_safe(labels_apart({value.text: value.label for value in values}, between)))


def labels_apart(
    labels: Mapping[str, str], between: re.Pattern[str] = BETWEEN_CELLS
) -> dict[str, str]:
    """The same for values with their labels."""
    apart: dict[str, str] = {}
    for text, label in labels.items():
        apart.setdefault(text, label)
        cells = [cell.strip() for cell in between.split(text)]
        for cell in cells if len(cells) > 1 else ():
            if cell:
                apart.setdefault(cell, label)
    return apart
