"""Keeps the DPIA as a version that can be approved."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.facts import entries
from ordvern.apps.records.models import Edition, Field, Register
from ordvern.apps.records.risks import weighed_risks

from .keep_records import kept_edition

WANTED = (Field.NECESSITY, Field.ASKED, Field.OPINION)
"""Art. 35(7)(b), 35(9) and 35(2); (a) and (d) the system fills in, (c) are the risks."""


class NotWhole(Exception):
    """Fields are empty or risks not weighed; `lacks` are the names of fields, `risks` a count."""

    def __init__(self, lacks: Sequence[Field], risks: int) -> None:
        super().__init__(f"{len(lacks)} fields, {risks} risks")
        self.lacks, self.risks = tuple(lacks), risks


@transaction.atomic(durable=True)
def keep_assessment(*, actor: Actor, now: datetime) -> Edition:
    """The newest version; raises `NotWhole`, and `NotAllowedNow` for others than officers."""
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("keep_assessment")
    known, risks = entries(), weighed_risks()
    lacks = [field for field in WANTED if not known.get(field, "").strip()]
    unweighed = sum(each.risk is None for each in risks)
    if lacks or unweighed:
        raise NotWhole(lacks, unweighed)
    is_high = any(each.is_high for each in risks)
    return kept_edition(Register.DPIA, is_high=is_high, actor=actor, now=now)
