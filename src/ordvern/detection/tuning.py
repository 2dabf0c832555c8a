"""What an agency tunes: its own people's names and addresses, thresholds, kinds switched off.

A tuning only takes findings away. It is applied after everything was found and weighed, so that
something sensitive told about one of the agency's own people is still reported: the allow-list
makes the name itself no finding, not what is said of its bearer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ordvern.detection.allowing import KEYS, PARTS, is_followed, is_part
from ordvern.text import Category, Finding


@dataclass(frozen=True, slots=True)
class Tuning:
    """`allowed` holds, by category, the keys of values that are no findings; `thresholds` the
    least confidence (0 to 1) that counts; `off` what is left out altogether.

    `Tuning.of` makes one of values as people write them.
    """

    allowed: Mapping[Category, frozenset[str]] = field(default_factory=dict, repr=False)
    thresholds: Mapping[Category, float] = field(default_factory=dict)
    off: frozenset[Category] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        allowed: Mapping[Category, Iterable[str]] | None = None,
        thresholds: Mapping[Category, float] | None = None,
        off: Iterable[Category] = (),
    ) -> "Tuning":
        """Letter case, spaces, order ("Hagen, Siri") and Norway's country code make no difference.

        An allowed e-mail address that begins with @ stands for all of that domain. Raises
        ValueError for a kind that cannot be allowed, an empty value, or a threshold outside 0-1.
        """
        for kind, least in (thresholds or {}).items():
            if not 0 <= least <= 1:
                raise ValueError(f"the threshold of {kind.value} is not between 0 and 1")
        keys = {kind: _keys(kind, values) for kind, values in (allowed or {}).items()}
        return cls(keys, dict(thresholds or {}), frozenset(off))


def _keys(kind: Category, values: Iterable[str]) -> frozenset[str]:
    if kind not in KEYS:
        raise ValueError(f"{kind.value} cannot be allowed")
    keys = frozenset(KEYS[kind](value) for value in values)
    if "" in keys:
        raise ValueError(f"an allowed {kind.value} is empty")
    return keys


def tuned(findings: Sequence[Finding], texts: Sequence[str], tuning: Tuning) -> tuple[Finding, ...]:
    """The findings that a tuning leaves; `texts` are those of the segments."""
    counted = [
        finding
        for finding in findings
        if finding.category not in tuning.off
        and finding.confidence >= tuning.thresholds.get(finding.category, 0.0)
    ]
    if not tuning.allowed:
        return tuple(counted)
    keys = [_key(finding, texts) for finding in counted]
    whole = _whole(counted, keys, texts, tuning)
    others = _words_of_others(counted, keys, whole)
    return tuple(
        finding
        for number, finding in enumerate(counted)
        if number not in whole
        and not (
            _is_allowed_part(finding.category, keys[number], others, tuning)
            and not is_followed(finding, texts)
        )
    )


def _key(finding: Finding, texts: Sequence[str]) -> str:
    """The key of what was found; empty for kinds that have no allow-list."""
    fold = KEYS.get(finding.category)
    text = texts[finding.segment]
    return fold(text[finding.span.start : finding.span.end]) if fold else ""


def _whole(
    findings: Sequence[Finding], keys: Sequence[str], texts: Sequence[str], tuning: Tuning
) -> frozenset[int]:
    """Numbers of the findings that are allowed values, or neighbours that make one together
    (an address in two cells)."""
    whole: set[int] = set()
    for number, finding in enumerate(findings):
        if not keys[number] or is_followed(finding, texts):
            continue
        allowed = tuning.allowed.get(finding.category, frozenset())
        if _holds(allowed, keys[number], finding.category):
            whole.add(number)
        elif (
            finding.category is Category.POSTAL_ADDRESS
            and number + 1 < len(findings)
            and findings[number + 1].category is finding.category
            and f"{keys[number]} {keys[number + 1]}" in allowed
        ):
            whole.update((number, number + 1))
    return frozenset(whole)


def _holds(allowed: frozenset[str], key: str, kind: Category) -> bool:
    if key in allowed:
        return True
    return kind is Category.EMAIL and f"@{key.rpartition('@')[2]}" in allowed


def _words_of_others(
    findings: Sequence[Finding], keys: Sequence[str], whole: frozenset[int]
) -> frozenset[str]:
    """Words of the document's names of several words that are not allowed."""
    return frozenset(
        word
        for number, finding in enumerate(findings)
        if finding.category in PARTS and number not in whole and " " in keys[number]
        for word in keys[number].split()
    )


def _is_allowed_part(kind: Category, key: str, others: frozenset[str], tuning: Tuning) -> bool:
    """Whether a value is part of an allowed name, and of no other name in the document."""
    if kind not in PARTS or not key:
        return False
    allowed = tuning.allowed.get(kind, frozenset())
    return key not in others and any(is_part(key, name) for name in allowed)
