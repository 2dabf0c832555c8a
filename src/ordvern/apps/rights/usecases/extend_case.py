"""An officer takes two months more, and says why within the first."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.rights.clock import deadline
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.words import tell


@transaction.atomic(durable=True)
def extend_case(case: Case, *, reason: str, actor: Actor, now: datetime) -> None:
    """The person is told (GDPR Art. 12(3)). Raises `NotAllowedNow` after the first month, a second
    time, or once it is closed."""
    in_time = Case.objects.open().filter(pk=case.pk, extension="")
    day = timezone.localdate(case.received_at)
    due = deadline(day, extended=True).strict
    if not in_time.filter(due_on__gte=timezone.localdate(now)).update(extension=reason, due_on=due):
        raise NotAllowedNow(f"extend_case: case:{case.pk}")
    case.refresh_from_db()
    record("case.extended", subject=case, actor=actor, at=now)
    tell(case, now=now)
