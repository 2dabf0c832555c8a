"""What an agency acts on: is somebody identifiable, what sensitive is told, how grave is it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ordvern.text import Category, Finding


class RiskClass(StrEnum):
    """Classes in rising order. National numbers are sensitive by house rule, not by Art. 9;
    criminal matters (Art. 10) stand above the other special kinds."""

    NONE = "none"
    PERSONAL = "personal"
    NATIONAL_NUMBER = "national_number"
    SENSITIVE = "sensitive"
    CRIMINAL = "criminal"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the assessment is what it is: a recognizer, its category and a segment; no words."""

    recognizer: str
    category: Category
    segment: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """`personal`: a natural person can be identified. `sensitive`: the special kinds told about
    an identifiable person. `reasons`: one ground for each recognizer, category and segment."""

    personal: bool
    sensitive: frozenset[Category]
    risk: RiskClass
    reasons: tuple[Ground, ...]


_NOTHING = Assessment(personal=False, sensitive=frozenset(), risk=RiskClass.NONE, reasons=())


def assess(findings: Iterable[Finding]) -> Assessment:
    """Assess a document by its findings, which hold special kinds only if told of a person."""
    findings = tuple(findings)
    if not findings:
        return _NOTHING
    categories = frozenset(finding.category for finding in findings)
    sensitive = frozenset(category for category in categories if category.is_special)
    different = dict.fromkeys((f.recognizer, f.category, f.segment) for f in findings)
    grounds = tuple([_ground(*each) for each in different])
    return Assessment(bool(categories), sensitive, _risk(categories, sensitive), grounds)


# The few that nearly all documents have are made once.
_ground = lru_cache(maxsize=1024)(Ground)


def _risk(categories: frozenset[Category], sensitive: frozenset[Category]) -> RiskClass:
    if Category.CRIMINAL_OFFENCE in sensitive:
        return RiskClass.CRIMINAL
    if sensitive:
        return RiskClass.SENSITIVE
    if Category.NATIONAL_ID in categories:
        return RiskClass.NATIONAL_NUMBER
    return RiskClass.PERSONAL if categories else RiskClass.NONE
