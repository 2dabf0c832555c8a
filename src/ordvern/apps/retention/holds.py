"""Whether something may be deleted, asked in the transaction that deletes it.

Placing a hold and deleting take the same lock: once a hold is placed nothing of what it holds
is deleted any more, and a deletion that was first has ended.
"""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from ordvern.apps.core.models import wait_in_line

from .models import Hold

LOCK = "retention.holds"


def lock_holds() -> None:
    """No hold is placed until this transaction has ended; call inside it."""
    wait_in_line(LOCK)


def is_held(names: Collection[str], *, now: datetime) -> bool:
    """Whether a hold stands now; another may be placed the next moment."""
    standing = Hold.objects.standing(timezone.localdate(now))
    return standing.filter(subject__in=names).exists()


def is_restricted(customer: int, *, now: datetime) -> bool:
    """Whether the customer has asked that his data be kept and otherwise not used (GDPR 18)."""
    standing = Hold.objects.standing(timezone.localdate(now))
    return standing.filter(subject=f"customer:{customer}", ground="restriction").exists()
