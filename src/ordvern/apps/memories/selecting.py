"""Which units of a memory belong to an order or a customer, or were added in some days."""

from datetime import date

from ordvern.memory import Scope

from .models import Memory, StoredUnit


def claimed_by(memory: Memory, scope: Scope) -> list[int]:
    """Ids of the units that this scope has a claim on, whoever else has one."""
    claimed = StoredUnit.objects.filter(
        memory=memory, scopes__kind=scope.kind.value, scopes__ref=scope.id
    )
    return list(claimed.values_list("pk", flat=True))


def added_between(memory: Memory, since: date, until: date) -> list[int]:
    """Ids of the units added from the first day to the last one, both counted in."""
    added = StoredUnit.objects.filter(
        memory=memory, added_at__date__gte=since, added_at__date__lte=until
    )
    return list(added.values_list("pk", flat=True))
