"""Weighs a risk of the assessment, without and with its measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Event, Risk
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.apps.screening.guard import guarded_kinds


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

    Of two who weigh one for the first time the later says how it stands. Raises `NotBetter`,
    `TellsOfSomebody`, and `NotAllowedNow` for others than officers and for a risk that was taken
    out meanwhile.
    """
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("weigh_risk")
    if weight.likelihood_after > weight.likelihood or weight.severity_after > weight.severity:
        raise NotBetter
    if guarded_kinds(f"{weight.title}\n\n{weight.measures}"):
        raise TellsOfSomebody
    said = {name: getattr(weight, name) for name in weight.__slots__}
    said |= {"weighed_at": now, "weighed_by": actor.account or 0}
    kept = _kept(risk, standard, said)
    record("risk.weighed", subject=kept, actor=actor, at=now)
    return kept


def _kept(risk: Risk | None, standard: str, said: Mapping[str, object]) -> Risk:
    if risk is not None:
        if not Risk.objects.filter(pk=risk.pk).update(**said):
            raise NotAllowedNow(f"weigh_risk: risk:{risk.pk}")
        risk.refresh_from_db()
        return risk
    if not standard:
        return Risk.objects.create(**said)
    return Risk.objects.update_or_create(standard=standard, defaults=said)[0]
