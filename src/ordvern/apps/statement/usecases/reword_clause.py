"""The agency words a clause of its statement in its own way, drops it, or adds one of its own."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.statement.clauses import SECTIONS, standard_clauses
from ordvern.apps.statement.models import OWN, ClauseWording

NUMBERS = "statement-own"


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause in each language; where all are empty it says what it says as standard."""

    nb: str = ""
    nn: str = ""
    en: str = ""
    is_dropped: bool = False

    @property
    def is_standard(self) -> bool:
        return not (self.nb or self.nn or self.en or self.is_dropped)


@transaction.atomic(durable=True)
def reword_clause(clause: str, *, wording: Wording, actor: Actor, now: datetime) -> None:
    """Have the next version say `wording`; a clause of our own that says nothing is gone.

    Raises `NotAllowedNow` if there is no such clause.
    """
    kept = ClauseWording.objects.filter(clause=clause).first()
    if kept is None and clause not in {each.id for each in standard_clauses()}:
        raise NotAllowedNow(f"reword_clause: {clause[:32]}")
    kept = kept or ClauseWording.objects.create(clause=clause)
    record("statement.clause_worded", subject=kept, actor=actor, at=now)
    if wording.is_standard:
        kept.delete()
        return
    ClauseWording.objects.filter(pk=kept.pk).update(**asdict(wording))


@transaction.atomic(durable=True)
def add_clause(section: str, *, wording: Wording, actor: Actor, now: datetime) -> ClauseWording:
    """A clause of our own, which the system does not keep, behind those of `section`.

    Raises `NotAllowedNow` for a section that is none, or without a word.
    """
    if section not in SECTIONS or not (wording.nb or wording.nn or wording.en):
        raise NotAllowedNow(f"add_clause: {section[:32]}")
    added = ClauseWording.objects.create(
        clause=f"{OWN}{next_number(NUMBERS)}", section=section, **asdict(wording)
    )
    record("statement.clause_worded", subject=added, actor=actor, at=now)
    return added
