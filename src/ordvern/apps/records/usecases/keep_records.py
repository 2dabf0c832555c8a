"""Keeps both records of processing as a version, which is the year's review of them."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import wait_in_line
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Edition, Register
from ordvern.apps.records.sheets import to_keep
from ordvern.apps.registers.duties import RECORDS_REVIEW
from ordvern.apps.registers.sheet import as_data, digest
from ordvern.apps.registers.usecases.do_duty import Evidence, keep_duty


@transaction.atomic(durable=True)
def keep_records(*, actor: Actor, now: datetime) -> list[Edition]:
    """The newest version of each: a new one where a word differs, else the one that stands.

    Either way the duty of the yearly wheel is done. Raises `NotAllowedNow` for others than
    officers.
    """
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("keep_records")
    kept = [
        kept_edition(register, actor=actor, now=now)
        for register in (Register.CONTROLLER, Register.PROCESSOR)
    ]
    facts = {"number": kept[0].number, "number_processor": kept[1].number}
    keep_duty(RECORDS_REVIEW.id, evidence=Evidence(facts=facts), actor=actor, now=now)
    return kept


def kept_edition(
    register: Register, *, is_high: bool = False, actor: Actor, now: datetime
) -> Edition:
    """The version that says what the register says now; call inside a transaction. Of two who
    keep it at once the second gets what the first has kept."""
    wait_in_line(f"records.{register}")
    sheet = to_keep(register, now)
    words = digest(sheet)
    last = Edition.objects.newest(register)
    if last is not None and last.digest == words:
        return last
    made = Edition.objects.create(
        register=register,
        number=last.number + 1 if last else 1,
        data=as_data(sheet),
        digest=words,
        made_at=now,
        made_by=actor.account or 0,
        is_high=is_high,
    )
    record("records.kept", subject=made, actor=actor, at=now)
    return made
