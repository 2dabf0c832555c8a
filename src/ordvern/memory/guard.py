"""The one door of a memory. What has not come through it cannot be stored.

Both sides of a unit are screened. Sensitive kinds and national identity numbers keep a unit out;
other identifiers become placeholders, or keep it out, as the policy says. What was replaced is
screened once more. Whatever goes wrong on the way, nothing is admitted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from ordvern.memory.coded import Code, Coded
from ordvern.memory.placeables import Place, Sides, replaced
from ordvern.memory.unit import NOWHERE, Context, Unit
from ordvern.text import IDENTIFIERS, Category, Finding

Row = tuple[Sequence[str], str]
"""Texts that are neighbours, in order, and the language of them all (BCP 47): what one of them
tells may be about a person whom another names."""
Screen = Callable[[Sequence[Row]], Sequence[Sequence[Sequence[Finding]]]]
"""Rows to the findings in each text of each; what is found in a row depends on no other. Spans lie
in the text they belong to; the number of the segment is not looked at."""
_NEVER = frozenset({Category.NATIONAL_ID})
_REPLACED = IDENTIFIERS - _NEVER


class Reason(StrEnum):
    """Why a unit was kept out."""

    SENSITIVE = "sensitive"
    IDENTIFIER = "identifier"
    SIDES_DIFFER = "sides_differ"
    STILL_FOUND = "still_found"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Policy:
    """Which identifiers become placeholders; every other finding keeps a unit out.

    Raises ValueError for kinds that are never let in under any policy.
    """

    replaced: frozenset[Category] = _REPLACED

    def __post_init__(self) -> None:
        if not self.replaced <= _REPLACED:
            raise ValueError("sensitive kinds and national identity numbers are never let in")


USUAL = Policy()


_NOTHING: Mapping[Category, int] = MappingProxyType({})


class Admitted(NamedTuple):
    """A unit that may be stored. Made by `admit` alone. `replaced` counts what placeholders now
    stand for, by kind."""

    unit: Unit
    replaced: Mapping[Category, int]


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A unit that was not let in: why, and the kinds that were found in it; never its words."""

    reason: Reason
    categories: frozenset[Category] = frozenset()


def admit(
    units: Sequence[Unit], *, screen: Screen, policy: Policy = USUAL
) -> list[Admitted | KeptOut]:
    """What becomes of each unit, in order.

    Neighbouring units are best given together: what a text tells about a person is often spread
    over sentences; and many at once, since those that were changed are screened once more, which
    is quicker for many. Whatever `screen` raises is raised, and nothing is admitted.
    """
    # Nearly all that stands nowhere is that one object: the others are compared one by one.
    cleaned = [
        unit
        if unit.context is NOWHERE and not unit.source.codes and not unit.target.codes
        else _cleaned(unit)
        for unit in units
    ]
    sources, targets = _both_sides(cleaned, screen)
    outcomes = [
        _judge(unit, source, target, policy)
        for unit, source, target in zip(cleaned, sources, targets, strict=True)
    ]
    return _proven(outcomes, screen)


_Findings = Sequence[Finding]


def _cleaned(unit: Unit) -> Unit:
    """The unit without what could hold a name beside its text: ids become fingerprints, codes
    get numbers."""
    numbers: dict[str, str] = {}
    source, target = (_numbered(side, numbers) for side in (unit.source, unit.target))
    was = unit.context
    context = Context(*(_opaque(part) for part in (was.before, was.after, was.id)))
    return unit._replace(source=source, target=target, context=context)


def _numbered(side: Coded, numbers: dict[str, str]) -> Coded:
    codes = tuple(
        Code(code.at, code.kind, numbers.setdefault(code.id, str(len(numbers) + 1)))
        for code in side.codes
    )
    return Coded(side.text, codes)


def _opaque(part: str) -> str:
    """Six bytes of a hash: enough to tell neighbours apart, too few to tell which of the many
    texts or numbers with this hash stood here."""
    if not part:
        return ""
    return blake2b(part.encode(errors="surrogatepass"), digest_size=6).hexdigest()


def _both_sides(
    units: Sequence[Unit], screen: Screen
) -> tuple[Sequence[_Findings], Sequence[_Findings]]:
    """The findings in the source and in the target of each unit. All are screened at once, which
    is quicker; those of a side that are of one language are neighbours."""
    sources = _rows([unit.source.text for unit in units], [unit.source_language for unit in units])
    targets = _rows([unit.target.text for unit in units], [unit.target_language for unit in units])
    found = screen([row for row, _ in (*sources, *targets)])
    if len(found) != len(sources) + len(targets):
        raise ValueError("the screen answered for too few or too many rows")
    sides = (sources, found[: len(sources)]), (targets, found[len(sources) :])
    source, target = (
        _in_order([numbers for _, numbers in rows], some, len(units)) for rows, some in sides
    )
    return source, target


def _rows(texts: Sequence[str], tags: Sequence[str]) -> list[tuple[Row, Sequence[int]]]:
    """The texts, which are of the languages `tags`, as a row for each language; with the numbers
    of its texts."""
    languages = dict.fromkeys(tags)
    if len(languages) == 1:  # nearly always
        return [((texts, tags[0]), range(len(texts)))]
    rows: list[tuple[Row, Sequence[int]]] = []
    for tag in languages:
        numbers = [n for n, language in enumerate(tags) if language == tag]
        rows.append((([texts[n] for n in numbers], tag), numbers))
    return rows


def _in_order(
    numbers: Sequence[Sequence[int]], rows: Sequence[Sequence[_Findings]], count: int
) -> Sequence[_Findings]:
    """The findings of rows, one after another as their texts are numbered."""
    if len(rows) == 1:
        return rows[0]
    ordered: list[_Findings] = [()] * count
    for some, found in zip(numbers, rows, strict=True):
        for number, findings in zip(some, found, strict=True):
            ordered[number] = findings
    return ordered


def _judge(unit: Unit, source: _Findings, target: _Findings, policy: Policy) -> Admitted | KeptOut:
    here, there = unit.source.text, unit.target.text
    # Most texts begin with a letter.
    if not (
        (here[:1].isalpha() or _has_letters(here)) and (there[:1].isalpha() or _has_letters(there))
    ):
        return KeptOut(Reason.NO_TEXT)
    if not source and not target:
        return Admitted(unit, _NOTHING)
    found = {finding.category for finding in (*source, *target)}
    if not found <= policy.replaced:
        kept_out = found - policy.replaced
        sensitive = any(category.is_special or category in _NEVER for category in kept_out)
        return KeptOut(Reason.SENSITIVE if sensitive else Reason.IDENTIFIER, frozenset(kept_out))
    both = replaced(Sides(unit.source, unit.target, _places(source), _places(target)))
    if both is None:
        return KeptOut(Reason.SIDES_DIFFER, frozenset(found))
    counts: dict[Category, int] = {}
    for finding in source:
        counts[finding.category] = counts.get(finding.category, 0) + 1
    _, _, language, other, context, scopes, changed = unit
    return Admitted(Unit(*both, language, other, context, scopes, changed), counts)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _places(findings: _Findings) -> tuple[Place, ...]:
    """Places in order, those that overlap an earlier one made one with it."""
    if len(findings) == 1:
        (only,) = findings
        return (Place(only.span.start, only.span.end, only.category),)
    places: list[Place] = []
    for finding in sorted(findings, key=_beginning):
        start, end = finding.span.start, finding.span.end
        if places and start < places[-1].end:
            last = places[-1]
            places[-1] = Place(last.start, max(last.end, end), last.category)
        else:
            places.append(Place(start, end, finding.category))
    return tuple(places)


def _beginning(finding: Finding) -> tuple[int, int]:
    return finding.span.start, finding.span.end


def _proven(outcomes: list[Admitted | KeptOut], screen: Screen) -> list[Admitted | KeptOut]:
    """The outcomes, where a unit in which something is found once more stays out."""
    changed = {
        number: outcome.unit
        for number, outcome in enumerate(outcomes)
        if isinstance(outcome, Admitted) and outcome.replaced
    }
    sources, targets = _both_sides([*changed.values()], screen)
    for number, source, target in zip(changed, sources, targets, strict=True):
        if source or target:
            left = frozenset(finding.category for finding in (*source, *target))
            outcomes[number] = KeptOut(Reason.STILL_FOUND, left)
    return outcomes
