"""Weighs a risk of the assessment, without and with its measures."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.guard import guarded_kinds
from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Event, Risk
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody


@dataclass(frozen=True, slots=True)
class Weight:
    """Likelihood and severity, 1 to 4 each, before and after the measures."""

    likelihood: int
    severity: int
    likelihood_after: int
    severity_after: int
    event: Event
    measures: str = ""
    title: str = ""


class NotBetter(Exception):
    """The risk would be greater with its measures than without."""


@transaction.atomic(durable=True)
def weigh_risk(
    risk: Risk | None, *, standard: str = "", weight: Weight, actor: Actor, now: datetime
) -> Risk:
    """Keep it; `risk` is None for one that was not weighed yet, of which `standard` is the id.

    Raises `NotBetter`, `TellsOfSomebody`, and `NotAllowedNow` for others than officers.
    """
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("weigh_risk")
    if weight.likelihood_after > weight.likelihood or weight.severity_after > weight.severity:
        raise NotBetter
    if guarded_kinds(f"{weight.title}\n\n{weight.measures}"):
        raise TellsOfSomebody
    kept = risk or Risk(standard=standard)
    for name in weight.__slots__:
        setattr(kept, name, getattr(weight, name))
    kept.weighed_at, kept.weighed_by = now, actor.account or 0
    kept.save()
    record("risk.weighed", subject=kept, actor=actor, at=now)
    return kept
