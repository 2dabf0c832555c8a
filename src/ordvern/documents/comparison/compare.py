"""Compares a translation with its source, pair by pair, and says where they differ and in what."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ordvern.documents.comparison.months import SMALL
from ordvern.documents.comparison.pairing import Pair, paired
from ordvern.documents.comparison.values import Sort, Value, values_in
from ordvern.documents.reading import Reading
from ordvern.text import Span

LanguageOf = Callable[[str], str]
WORD = re.compile(r"[^\W\d_]{2,}")
ENOUGH_LETTERS = 60
WORDS_ALIKE = 3
WORDS_ALIKE_NEARBY = 6
NEARBY = frozenset({"nb", "nn", "no", "da", "sv"})
SMALL_AT_MOST = 12


class Lack(StrEnum):
    """What is wrong with a pair: the first of each two is in the source alone."""

    NUMBER_MISSING = "number_missing"
    NUMBER_ADDED = "number_added"
    DATE_MISSING = "date_missing"
    DATE_ADDED = "date_added"
    TIME_MISSING = "time_missing"
    TIME_ADDED = "time_added"
    LINK_MISSING = "link_missing"
    LINK_ADDED = "link_added"
    PLACEHOLDER_MISSING = "placeholder_missing"
    PLACEHOLDER_ADDED = "placeholder_added"
    CODE_MISSING = "code_missing"
    CODE_ADDED = "code_added"
    SEGMENT_MISSING = "segment_missing"
    SEGMENT_ADDED = "segment_added"
    UNTRANSLATED = "untranslated"
    WRONG_LANGUAGE = "wrong_language"


@dataclass(frozen=True, slots=True)
class Difference:
    """`pair` is its number among the pairs; `source` and `target` those of the segments in their
    readings, if there are any. `span` is where it stands in the source, for what is missing, else
    in the target; none if the whole segment is meant. The words are in the readings alone."""

    lack: Lack
    pair: int
    source: int | None = None
    target: int | None = None
    span: Span | None = None


def compare(
    source: Reading,
    target: Reading,
    *,
    source_language: str = "",
    target_language: str = "",
    language_of: LanguageOf | None = None,
) -> tuple[Difference, ...]:
    """How the reading of a translation differs from that of its source.

    If both have the same segments in the same order they are compared one by one; else the two
    documents as wholes, which finds values that are missing but not where. `language_of` names
    the language of a text, or nothing if it cannot be told.
    """
    return differences(
        paired(source, target),
        source_language=source_language,
        target_language=target_language,
        language_of=language_of,
    )


def differences(
    pairs: Sequence[Pair],
    *,
    source_language: str = "",
    target_language: str = "",
    language_of: LanguageOf | None = None,
) -> tuple[Difference, ...]:
    """How the targets of pairs differ from their sources."""
    languages = (_main(source_language), _main(target_language))
    return tuple(
        Difference(lack, number, pair.source_segment, pair.target_segment, span)
        for number, pair in enumerate(pairs)
        for lack, span in _of_pair(pair, languages, language_of)
    )


def _main(language: str) -> str:
    return language.lower().partition("-")[0]


Found = tuple[Lack, Span | None]


def _of_pair(
    pair: Pair, languages: tuple[str, str], language_of: LanguageOf | None
) -> Iterator[Found]:
    if pair.target is None or (pair.source.strip() and not pair.target.strip()):
        yield Lack.SEGMENT_MISSING, None
        return
    if pair.target.strip() and not pair.source.strip():
        yield Lack.SEGMENT_ADDED, None
        return
    if pair.is_shown and _is_untranslated(pair, languages):
        yield Lack.UNTRANSLATED, None
    elif pair.is_shown and _is_other_language(pair.target, languages, language_of):
        yield Lack.WRONG_LANGUAGE, None
    yield from _of_values(pair)
    yield from ((Lack.CODE_MISSING, None) for _ in range(pair.codes_missing))
    yield from ((Lack.CODE_ADDED, None) for _ in range(pair.codes_added))


def _is_untranslated(pair: Pair, languages: tuple[str, str]) -> bool:
    """The same words, and enough of them that are no names."""
    if not pair.is_one_segment or languages[0] == languages[1] != "":
        return False
    said = " ".join(pair.source.split())
    if said != " ".join((pair.target or "").split()):
        return False
    small = [word for word in WORD.findall(said) if word[0].islower()]
    return len(small) >= (WORDS_ALIKE_NEARBY if NEARBY.issuperset(languages) else WORDS_ALIKE)


def _is_other_language(
    text: str, languages: tuple[str, str], language_of: LanguageOf | None
) -> bool:
    if language_of is None or not languages[1] or sum(map(str.isalpha, text)) < ENOUGH_LETTERS:
        return False
    found = _main(language_of(text))
    return bool(found) and found != languages[1] and not _are_one(found, languages[1])


def _are_one(found: str, wanted: str) -> bool:
    """Bokmål and Danish are often told apart only by a whole page."""
    return {found, wanted} <= {"nb", "no", "da"} or {found, wanted} <= {"nb", "nn", "no"} - {wanted}


def _of_values(pair: Pair) -> Iterator[Found]:
    source, target = values_in(pair.source), values_in(pair.target or "")
    missing, added = _unmatched(source, target)
    for value in missing:
        if not _is_spelled_out(value, pair.target or ""):
            yield Lack(f"{value.sort.value}_missing"), value.span
    for value in added:
        if not _is_spelled_out(value, pair.source):
            yield Lack(f"{value.sort.value}_added"), value.span


def _unmatched(source: Iterable[Value], target: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """Values of each side that have no partner of the same worth; placeholders may repeat."""
    rest = list(target)
    seen = {worth for value in target for worth in value.worths}
    missing = []
    known: set[str] = set()
    for value in source:
        known |= value.worths
        partner = next((one for one in rest if _are_partners(value, one)), None)
        if partner is not None:
            rest.remove(partner)
        elif not (value.sort is Sort.PLACEHOLDER and value.worths & seen):
            missing.append(value)
    return missing, [
        value for value in rest if not (value.sort is Sort.PLACEHOLDER and value.worths & known)
    ]


def _are_partners(one: Value, other: Value) -> bool:
    return one.sort is other.sort and not one.worths.isdisjoint(other.worths)


def _is_spelled_out(value: Value, text: str) -> bool:
    """Whether a small number stands in the other text as a word."""
    small = {int(worth) for worth in value.worths if worth.isdecimal()}
    if value.sort is not Sort.NUMBER or not small or min(small) > SMALL_AT_MOST:
        return False
    return any(SMALL.get(word) in small for word in WORD.findall(text.casefold()))
