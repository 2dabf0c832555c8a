"""The state of the whole statement in one line: how many promises are kept, as last seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.statement.standing import Standing, public_standings


@dataclass(frozen=True, slots=True)
class Summary:
    """How many promises there are, are broken, were never checked; and the oldest last check."""

    promises: int
    broken: int
    unchecked: int
    checked_at: datetime | None

    @property
    def all_kept(self) -> bool:
        return self.broken == 0 and self.unchecked == 0


def summary_of(found: Sequence[Standing]) -> Summary:
    times = [standing.checked_at for standing in found if standing.checked_at]
    return Summary(
        promises=len(found),
        broken=sum(1 for standing in found if standing.breaches),
        unchecked=len(found) - len(times),
        checked_at=min(times, default=None),
    )


def summary() -> Summary:
    return summary_of(public_standings())
