"""Files that rest because the customer has asked for it (GDPR Art. 18), and who opens them then.

They are kept, and nobody works with them. Those who handle the request open them, the customer
himself, and the system, which shows nobody anything; whoever is not named here does not.
"""

from datetime import datetime

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.retention.holds import is_restricted

from .models import Folder

HANDLE_IT = frozenset({ActorKind.OFFICER, ActorKind.CUSTOMER, ActorKind.SYSTEM})


class Resting(Exception):
    """The customer has asked that his data rest: they are kept, and nobody works with them."""


def rests_for(folder: str, actor: Actor, *, now: datetime) -> bool:
    """Whether the folder's files are shut to `actor`, whatever else he may."""
    return actor.kind not in HANDLE_IT and is_resting(folder, now=now)


def is_resting(folder: str, *, now: datetime) -> bool:
    # What a folder belongs to is known further up; here only the names of its relations are.
    owners = Folder.objects.filter(pk=folder).values_list("order__customer", "inquiry__customer")
    customers = {pk for row in owners for pk in row if pk is not None}
    return any(is_restricted(pk, now=now) for pk in customers)
