"""What of a text must come through a translation unchanged in worth, however it is written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ordvern.documents.comparison.months import MONTHS
from ordvern.text import Span

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
BLANK = "[ \u00a0\u202f\u2009]"
PLACEHOLDER = re.compile(
    r"⟦[A-Z]\d+[a-z]*⟧|%\(\w+\)[sd]|%\d+\$[sd]|%[sd](?!\w)|\{\{[^{}]+\}\}|\$\{[^{}]+\}|\{\w+\}"
)
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ISO_DATE = re.compile(r"(?<![\d.-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
NUMERIC_DATE = re.compile(
    rf"(?<![\d./-])(\d{{1,2}})([./-]){BLANK}?(\d{{1,2}})\2{BLANK}?(\d{{4}}|\d\d)(?![\d/-])"
)
DAY_MONTH = re.compile(
    rf"(?i)(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?{BLANK}+(?:of |de )?({MONTH})\b\.?"
    rf"(?:,?{BLANK}+(?:de |del )?(\d{{4}})(?!\d))?"
)
MONTH_DAY = re.compile(
    rf"(?i)\b({MONTH})\b\.?{BLANK}+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?{BLANK}+(\d{{4}})(?!\d))?"
)
TIME = re.compile(
    r"(?i)(?<![\d.,:])([01]?\d|2[0-4])(?:[:h]([0-5]\d))(?:[:]([0-5]\d))?(?:\s?([ap])\.?m\b\.?)?(?![\d:])"
)
OCLOCK = re.compile(
    r"(?i)\b(?:kl|klokken|klokka|klockan|um|à|at|o)\.?\s+([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?![\d:])"
    r"(?:\s?([ap])\.?m\b)?"
)
HALF_DAY = re.compile(r"(?i)(?<![\d.,:])(1[0-2]|0?[1-9])(?:[.:]([0-5]\d))?\s?([ap])\.?m\b\.?")
NUMBER = re.compile(rf"\d{{1,3}}(?:{BLANK}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,'’]\d+)*")
NOON = 12


class Sort(StrEnum):
    """What a value is."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    LINK = "link"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Value:
    """A value at `span`; `worths` are all that it may mean, where writing is ambiguous."""

    sort: Sort
    span: Span
    worths: frozenset[str]


def values_in(text: str) -> list[Value]:
    """All values of a text, in its order. What is a date is no number besides."""
    taken = bytearray(len(text))
    found: list[Value] = []
    for sort, pattern, worths in READINGS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            meant = frozenset(worths(match))
            if meant:
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                found.append(Value(sort, Span(*match.span()), meant))
    return sorted(found, key=lambda value: value.span)


def _as_written(match: re.Match[str]) -> Iterator[str]:
    yield match[0].casefold()


def _date(day: str, month: int, year: str | None) -> Iterator[str]:
    """Also without its year, which a text may leave out the second time."""
    if 1 <= int(day) <= 31 and 1 <= month <= 12:
        yield f"{int(day)}.{month}"
        if year:
            yield f"{int(day)}.{month}.{year[-2:]}"


def _full(dates: Iterator[str]) -> Iterator[str]:
    """Only the dates that are whole."""
    return (date for date in dates if date.count(".") == 2)


def _iso(match: re.Match[str]) -> Iterator[str]:
    return _full(_date(match[3], int(match[2]), match[1]))


def _numeric(match: re.Match[str]) -> Iterator[str]:
    yield from _full(_date(match[1], int(match[3]), match[4]))
    yield from _full(_date(match[3], int(match[1]), match[4]))


def _day_month(match: re.Match[str]) -> Iterator[str]:
    dates = list(_date(match[1], MONTHS[match[2].casefold()], match[3]))
    return iter(dates[-1:])


def _month_day(match: re.Match[str]) -> Iterator[str]:
    dates = list(_date(match[2], MONTHS[match[1].casefold()], match[3]))
    return iter(dates[-1:])


def _time(match: re.Match[str]) -> Iterator[str]:
    groups = match.groups()
    half = groups[-1]
    seconds = groups[2] if len(groups) > 3 and groups[2] else "00"
    hour, minute = int(groups[0]), groups[1] or "00"
    if half:
        hour = hour % NOON + (NOON if half.casefold() == "p" else 0)
    yield f"{hour % 24}:{minute}:{seconds}"


def _number(match: re.Match[str]) -> Iterator[str]:
    """As it reads with a comma, and with a point, for decimals."""
    plain = re.sub(f"{BLANK}|['’]", "", match[0])
    for decimal, group in ((",", "."), (".", ",")):
        whole, _, part = plain.partition(decimal)
        groups = whole.split(group)
        is_grouped = len(groups) == 1 or (
            len(groups[0]) <= 3 and all(len(each) == 3 for each in groups[1:])
        )
        if is_grouped and part.isdigit() == bool(part):
            yield _worth("".join(groups), part)
    if plain.count(".") + plain.count(",") > 1:
        yield plain.replace(",", ".")


def _worth(whole: str, part: str) -> str:
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


READINGS: tuple[tuple[Sort, re.Pattern[str], Callable[[re.Match[str]], Iterator[str]]], ...] = (
    (Sort.PLACEHOLDER, PLACEHOLDER, lambda match: iter([match[0]])),
    (Sort.LINK, LINK, _as_written),
    (Sort.DATE, ISO_DATE, _iso),
    (Sort.DATE, NUMERIC_DATE, _numeric),
    (Sort.DATE, DAY_MONTH, _day_month),
    (Sort.DATE, MONTH_DAY, _month_day),
    (Sort.TIME, TIME, _time),
    (Sort.TIME, HALF_DAY, _time),
    (Sort.TIME, OCLOCK, _time),
    (Sort.NUMBER, NUMBER, _number),
)
