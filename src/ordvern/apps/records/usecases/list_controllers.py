"""An officer takes out the list of customers that the records leave out, for an inspection."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.processing import controllers_section
from ordvern.apps.registers.sheet import Sheet


@transaction.atomic(durable=True)
def list_controllers(*, actor: Actor, now: datetime) -> Sheet:
    """Every customer by name; the log tells that it was taken out. Raises `NotAllowedNow` for
    others than officers."""
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("list_controllers")
    account = User.objects.get(pk=actor.account or 0)
    record("records.controllers_listed", subject=account, actor=actor, at=now)
    section = controllers_section()
    return Sheet(section.title, "", (section,))
