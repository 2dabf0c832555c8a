"""Lets services of others measure visitors who say yes, or no longer; the statement says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.consent.asking import ask
from ordvern.apps.consent.models import Question, question_now
from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow

from .publish_statement import publish


@dataclass(frozen=True, slots=True)
class NewVersion:
    """The version of the statement that says so; `tell` customers and partners of it."""

    name: str
    tell: bool = True


@transaction.atomic(durable=True)
def measure_visits(
    services: Mapping[str, str], *, version: NewVersion, actor: Actor, now: datetime
) -> Question:
    """Ask visitors about these services, by id with the agency's number; about none if empty.

    What loads and what the statement says change in one moment. Raises `NotAllowedNow` if nothing
    changes or somebody else than the officer asks, `NoSuchMeasurer`, and what `publish` raises.
    """
    before = question_now()
    if actor.kind is not ActorKind.OFFICER or services == (before.services if before else {}):
        raise NotAllowedNow("measure_visits")
    question = ask(services, now=now)
    record("consent.question_changed", subject=question, actor=actor, at=now)
    publish(version.name, actor=actor, now=now, tell=version.tell)
    return question
