"""Decides what an authority gets, and tells the customers or keeps why they are not told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ordvern.apps.conversations.keeping import keep, sealed
from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.registers.models import DisclosedFile, Disclosure
from ordvern.apps.screening.guard import guarded_kinds

from .do_duty import TellsOfSomebody


@dataclass(frozen=True, slots=True)
class Answer:
    """What the authority gets: `files` by id. `not_told` says why no customer is told; empty if
    they are told now."""

    decision: Disclosure.Decision
    files: Collection[UUID] = ()
    reasons: str = ""
    not_told: str = ""


class NothingToHand(Exception):
    """Handed over, and no file is named; or refused, and one is."""


class NoWordWhy(Exception):
    """Nothing, or less than asked for, was handed over without a word why."""


@transaction.atomic(durable=True)
def decide_disclosure(
    disclosure: Disclosure, *, answer: Answer, actor: Actor, now: datetime
) -> None:
    """Keep the decision for good, and write to the customers in the order's messages.

    Raises `NothingToHand`, `NoWordWhy`, `TellsOfSomebody` for reasons that name somebody, and
    `NotAllowedNow` for others than officers, if it was decided, and where a customer cannot be
    written to because his files are gone.
    """
    _demand_sense(answer)
    files = _files(disclosure, answer.files)
    undecided = Disclosure.objects.filter(pk=disclosure.pk, decided_at=None)
    if actor.kind is not ActorKind.OFFICER or not undecided.update(
        decision=answer.decision,
        reasons=answer.reasons.strip(),
        decided_at=now,
        decided_by=actor.account,
        not_told=answer.not_told,
        told_at=None if answer.not_told else now,
    ):
        raise NotAllowedNow(f"decide_disclosure: disclosure:{disclosure.pk}")
    _note(disclosure, files)
    if not answer.not_told:
        _tell(disclosure, actor=actor, now=now)
    disclosure.refresh_from_db()
    record("disclosure.decided", subject=disclosure, actor=actor, at=now)


def _demand_sense(answer: Answer) -> None:
    refused = answer.decision == Disclosure.Decision.REFUSED
    if refused == bool(answer.files):
        raise NothingToHand
    if answer.decision != Disclosure.Decision.HANDED_OVER and not answer.reasons.strip():
        raise NoWordWhy
    if guarded_kinds(answer.reasons):
        raise TellsOfSomebody


def _files(disclosure: Disclosure, wanted: Collection[UUID]) -> list[StoredFile]:
    found = StoredFile.objects.filter(pk__in=wanted, folder__order__disclosures=disclosure)
    files = list(found.select_related("folder__order"))
    if {file.pk for file in files} != set(wanted):
        raise NotAllowedNow(f"decide_disclosure: disclosure:{disclosure.pk}")
    return files


def _note(disclosure: Disclosure, files: Collection[StoredFile]) -> None:
    DisclosedFile.objects.bulk_create(
        DisclosedFile(
            disclosure=disclosure,
            file_id=file.pk,
            order_number=file.folder.order.number,
            role=file.role,
            size=file.size,
            cipher_hash=file.cipher_hash,
        )
        for file in files
    )


def _tell(disclosure: Disclosure, *, actor: Actor, now: datetime) -> None:
    for order in disclosure.orders.select_related("customer__account", "folder"):
        with translation.override(order.customer.account.language):
            words = _told(disclosure)
        keep(order, None, sealed(order, words, now=now), actor=actor, now=now)


def _told(disclosure: Disclosure) -> str:
    names = {
        "authority": disclosure.authority,
        "ground": disclosure.ground,
        "number": disclosure.number,
        "agency": settings.AGENCY["name"],
    }
    if disclosure.files.exists():
        return (
            _(
                "%(authority)s has asked for files of this order on the ground of %(ground)s, and"
                " we have handed them over. Our case is %(number)s; write to us if you wish to"
                " know more. %(agency)s"
            )
            % names
        )
    return (
        _(
            "%(authority)s has asked for files of this order on the ground of %(ground)s. We have"
            " handed over nothing. Our case is %(number)s. %(agency)s"
        )
        % names
    )
