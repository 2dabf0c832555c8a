"""The judgement: the EEA, else an adequacy decision, else clauses with an assessment, else no.

Each door is tried in that order and whatever is not known shuts it. The class of the data counts
where a ground rests on an assessment, which must have thought of sensitive data to cover them; a
document in which nothing personal was found passes no easier, for screening proves no absence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .countries import countries
from .pack import Adequacy, LawPack


class DataClass(StrEnum):
    """What an order's files tell, gravest last; what could not be read counts as sensitive."""

    NOTHING_PERSONAL = "nothing_personal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Choice(StrEnum):
    """What the customer has said about work outside the EEA."""

    LAWFUL = "lawful"
    EEA_ONLY = "eea_only"


class Basis(StrEnum):
    """The ground on which work from a country is lawful."""

    EEA = "eea"
    ADEQUACY = "adequacy"
    CLAUSES = "clauses"


class Obstacle(StrEnum):
    """Why a partner may not work on it from there."""

    UNKNOWN_COUNTRY = "unknown_country"
    NO_AGREEMENT = "no_agreement"
    CUSTOMER_FORBIDS = "customer_forbids"
    PACK_EXPIRED = "pack_expired"
    COUNTRY_UNDECIDED = "country_undecided"
    CONDITION_NOT_CONFIRMED = "condition_not_confirmed"
    NO_FALLBACK = "no_fallback"
    NO_CLAUSES = "no_clauses"
    NO_ASSESSMENT = "no_assessment"
    ASSESSMENT_NOT_SENSITIVE = "assessment_not_sensitive"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A transfer impact assessment of one country, made on a day and good until another."""

    country: str
    made_on: date
    valid_until: date
    covers_sensitive: bool = False

    def holds_on(self, day: date) -> bool:
        return self.made_on <= day <= self.valid_until


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person has made sure that the partner meets the condition of a decision."""

    condition: str
    confirmed_on: date
    valid_until: date

    def holds_on(self, day: date) -> bool:
        return self.confirmed_on <= day <= self.valid_until


@dataclass(frozen=True, slots=True)
class Footing:
    """What stands between the agency and a partner: `has_agreement` is the contract of Art. 28,
    `clauses_on` the day on which the standard clauses were signed."""

    has_agreement: bool
    clauses_on: date | None = None
    assessments: Sequence[Assessment] = field(default=())
    confirmations: Sequence[Confirmation] = field(default=())


@dataclass(frozen=True, slots=True)
class TransferAllowed:
    """Work from `country` is lawful on `day`; `source` cites the decision. Made by `judge` alone:
    whatever opens a file to a partner asks for it."""

    country: str
    basis: Basis
    source: str
    pack: str
    day: date

    @property
    def leaves_the_eea(self) -> bool:
        return self.basis is not Basis.EEA


@dataclass(frozen=True, slots=True)
class TransferBlocked:
    """Work from `country` is not lawful, or not known to be."""

    country: str
    obstacle: Obstacle


Verdict = TransferAllowed | TransferBlocked


def judge(
    country: str,
    *,
    data: DataClass,
    footing: Footing,
    choice: Choice,
    pack: LawPack,
    day: date,
) -> Verdict:
    """Whether a partner who works in `country` (ISO 3166-1, two letters) may see such data."""
    obstacle = _shut(country, footing, choice, pack, day)
    if obstacle is not None:
        return TransferBlocked(country, obstacle)
    if country in pack.eea:
        return TransferAllowed(country, Basis.EEA, "", pack.version, day)
    decision = pack.adequacy.get(country)
    missing = _missing_for_clauses(country, data, footing, day)
    if decision is not None and decision.holds_on(day):
        obstacle = _missing_for_adequacy(decision, footing, missing, day)
        if obstacle is None:
            return TransferAllowed(country, Basis.ADEQUACY, decision.decision, pack.version, day)
    if missing is None:
        return TransferAllowed(country, Basis.CLAUSES, pack.clauses.decision, pack.version, day)
    return TransferBlocked(country, obstacle or missing)


def _shut(
    country: str, footing: Footing, choice: Choice, pack: LawPack, day: date
) -> Obstacle | None:
    """What shuts every door; outside the EEA more does than within."""
    if country not in countries():
        return Obstacle.UNKNOWN_COUNTRY
    if not footing.has_agreement:
        return Obstacle.NO_AGREEMENT
    if country in pack.eea:
        return None
    if choice is not Choice.LAWFUL:
        return Obstacle.CUSTOMER_FORBIDS
    if not pack.holds_on(day):
        return Obstacle.PACK_EXPIRED
    return Obstacle.COUNTRY_UNDECIDED if country in pack.undecided else None


def _missing_for_adequacy(
    decision: Adequacy, footing: Footing, missing: Obstacle | None, day: date
) -> Obstacle | None:
    confirmed = any(
        each.condition == decision.condition and each.holds_on(day)
        for each in footing.confirmations
    )
    if decision.condition and not confirmed:
        return Obstacle.CONDITION_NOT_CONFIRMED
    return Obstacle.NO_FALLBACK if decision.fallback and missing is not None else None


def _missing_for_clauses(
    country: str, data: DataClass, footing: Footing, day: date
) -> Obstacle | None:
    if footing.clauses_on is None or footing.clauses_on > day:
        return Obstacle.NO_CLAUSES
    made = [each for each in footing.assessments if each.country == country and each.holds_on(day)]
    if not made:
        return Obstacle.NO_ASSESSMENT
    if data is DataClass.SENSITIVE and not any(each.covers_sensitive for each in made):
        return Obstacle.ASSESSMENT_NOT_SENSITIVE
    return None
