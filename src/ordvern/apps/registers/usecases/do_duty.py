"""Notes that a duty of the yearly wheel was done, with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.duties import DUTIES
from ordvern.apps.registers.models import DutyDone
from ordvern.apps.screening.guard import guarded_kinds


@dataclass(frozen=True, slots=True)
class Evidence:
    """What came of it. `facts` are counts and ids, never names."""

    went_well: bool = True
    note: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


class TellsOfSomebody(Exception):
    """A note holds something sensitive of a person or an identity number: it is not kept."""


BY_THE_SYSTEM = {"restore-drill": ActorKind.SYSTEM}
"""Duties whose evidence a command gives: nobody ticks them."""


@transaction.atomic(durable=True)
def do_duty(duty: str, *, evidence: Evidence, actor: Actor, now: datetime) -> DutyDone:
    """Keep it. Raises `TellsOfSomebody`, and `NotAllowedNow` for a duty that is none or if it is
    not the officer's, or not the command's, to say so."""
    return keep_duty(duty, evidence=evidence, actor=actor, now=now)


def keep_duty(duty: str, *, evidence: Evidence, actor: Actor, now: datetime) -> DutyDone:
    """As `do_duty`, inside the transaction of whoever calls."""
    who = BY_THE_SYSTEM.get(duty, ActorKind.OFFICER)
    if actor.kind is not who or duty not in {each.id for each in DUTIES}:
        raise NotAllowedNow(f"do_duty: {duty}")
    if guarded_kinds(evidence.note):
        raise TellsOfSomebody
    done = DutyDone.objects.create(
        duty=duty,
        done_at=now,
        done_by=actor.account,
        went_well=evidence.went_well,
        note=evidence.note,
        facts=dict(evidence.facts),
    )
    record(f"duty.{duty.replace('-', '_')}_done", subject=done, actor=actor, at=now)
    return done
