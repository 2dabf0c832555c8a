"""Who opened files, how often, when first and when last, as the log tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ordvern.apps.core.models import AuditEvent

from .sheet import Section, moment
from .words import OPENED_BY

AT_ONCE = 400
"""Files that one question to the log names."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How often and when an account opened any of the files asked about."""

    actor_kind: str
    account: int | None
    count: int
    first_at: datetime
    last_at: datetime


def openings_of(
    files: Sequence[object], *, since: datetime, until: datetime
) -> tuple[Opening, ...]:
    """By account, who opened most first; `files` are their keys."""
    seen: dict[tuple[str, int | None], Opening] = {}
    for start in range(0, len(files), AT_ONCE):
        subjects = [f"storedfile:{pk}" for pk in files[start : start + AT_ONCE]]
        events = AuditEvent.objects.filter(
            verb="file.read", subject__in=subjects, at__gte=since, at__lte=until
        )
        grouped = events.order_by().values_list("actor_kind", "actor_account")
        for row in grouped.annotate(Count("pk"), Min("at"), Max("at")):
            opening = Opening(*row)
            key = (opening.actor_kind, opening.account)
            seen[key] = _together(seen[key], opening) if key in seen else opening
    return tuple(sorted(seen.values(), key=lambda each: -each.count))


def openings_section(openings: Sequence[Opening]) -> Section:
    """In the language that is active."""
    return Section(
        _("Who opened files of these orders"),
        "" if openings else _("Nobody, says the log."),
        (_("Who"), _("Account"), _("Openings"), _("First"), _("Last")),
        tuple(map(_row, openings)),
    )


def _together(one: Opening, other: Opening) -> Opening:
    return Opening(
        one.actor_kind,
        one.account,
        one.count + other.count,
        min(one.first_at, other.first_at),
        max(one.last_at, other.last_at),
    )


def _row(opening: Opening) -> tuple[str, ...]:
    return (
        str(OPENED_BY.get(opening.actor_kind, opening.actor_kind)),
        str(opening.account or "–"),
        number_format(opening.count),
        moment(opening.first_at),
        moment(opening.last_at),
    )
