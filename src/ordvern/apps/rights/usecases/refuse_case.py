"""An officer refuses, with a reason and the way to complain."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.rights.closing import close
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.states import REFUSE
from ordvern.apps.rights.words import tell


@transaction.atomic(durable=True)
def refuse_case(case: Case, *, refusal: str, actor: Actor, now: datetime) -> None:
    """The person reads why, and how to complain to Datatilsynet (GDPR Art. 12(4)). Raises
    `NotAllowedNow` if somebody decided before."""
    close(case, REFUSE, actor=actor, now=now, refusal=refusal)
    tell(case, now=now)
