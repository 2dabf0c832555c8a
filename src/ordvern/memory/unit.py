"""Translation units: what a memory is made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ordvern.memory.coded import Coded


@dataclass(frozen=True, slots=True)
class Context:
    """Where a source segment stood: fingerprints of the segments before and after it, and the id
    its file gave it, if any. Fingerprints, so that no text is kept twice."""

    before: str = ""
    after: str = ""
    id: str = ""


NOWHERE = Context()


class ScopeKind(StrEnum):
    """What a unit belongs to. `ORDER` names where it came from; the others, who may be offered
    it."""

    AGENCY = "agency"
    SUBJECT = "subject"
    CUSTOMER = "customer"
    ORDER = "order"


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """One claim on a unit: a kind, and the id of the customer or subject field or the order's
    number.
    A unit whose last scope goes, goes too."""

    kind: ScopeKind
    id: str = ""


AGENCY_WIDE = frozenset({Scope(ScopeKind.AGENCY)})


class Unit(NamedTuple):
    """A source segment and its translation. Languages are BCP 47 tags.

    There is no field for who wrote it: names of authors do not enter a memory. `changed` is the
    day of the last change.
    """

    source: Coded
    target: Coded
    source_language: str
    target_language: str
    context: Context = NOWHERE
    scopes: frozenset[Scope] = AGENCY_WIDE
    changed: date | None = None
