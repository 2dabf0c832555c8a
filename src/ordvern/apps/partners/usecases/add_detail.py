"""A language, a field, a licence, a rate, an absence or a ground of transfer is noted or goes."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, models, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.models import (
    Absence,
    Authorisation,
    LanguagePair,
    Partner,
    Rate,
    SubjectField,
    TransferGround,
)

DETAILS: Mapping[str, type[models.Model]] = {
    "pair": LanguagePair,
    "field": SubjectField,
    "authorisation": Authorisation,
    "rate": Rate,
    "absence": Absence,
    "ground": TransferGround,
}
OWN = frozenset({"absence"})
"""What a partner may note of himself; for all else a person of the agency stands."""


def add_detail(
    partner: Partner, *, what: str, values: Mapping[str, object], actor: Actor, now: datetime
) -> None:
    """Note one row of `DETAILS`. Raises `NotAllowedNow` if it is there already or cannot be, and
    PermissionError for somebody whom it does not befit."""
    _may(partner, what, actor)
    values = dict(values)
    if what == "ground":
        values["recorded_by"] = actor.account
    try:
        with transaction.atomic(durable=True):
            DETAILS[what]._base_manager.create(partner=partner, **values)
            record(f"partner.{what}_added", subject=partner, actor=actor, at=now)
    except IntegrityError:
        raise NotAllowedNow(f"add_detail: partner:{partner.pk}") from None


@transaction.atomic(durable=True)
def remove_detail(partner: Partner, *, what: str, detail: int, actor: Actor, now: datetime) -> None:
    """Take one row off. Raises `NotAllowedNow` if it is not there."""
    _may(partner, what, actor)
    rows = DETAILS[what]._base_manager.filter(pk=detail, partner=partner)
    if not rows.delete()[0]:
        raise NotAllowedNow(f"remove_detail: partner:{partner.pk}")
    record(f"partner.{what}_removed", subject=partner, actor=actor, at=now)


def _may(partner: Partner, what: str, actor: Actor) -> None:
    himself = actor.account == partner.account_id and what in OWN
    if not (actor.is_agency or himself):
        raise PermissionError(what)
