"""How closed cases and old evidence are found when their time is up, and deleted."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from ordvern.apps.core.audit import name_of
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep

from .models import Breach, DutyDone


def _breaches() -> "QuerySet[Any]":
    return Breach.objects.exclude(closed_at=None).annotate(anchor=F("closed_at"))


def _evidence() -> "QuerySet[Any]":
    return DutyDone.objects.annotate(anchor=F("done_at"))


def _names(row: Any) -> tuple[str, ...]:
    return (name_of(row),)


def _delete(row: Any, now: datetime) -> None:
    """With all that was written, sent and told about it; its folder goes by its own day."""
    row.delete()


SWEEPS = (
    Sweep(DataClass.BREACHES, _breaches, _names, _delete),
    Sweep(DataClass.CONTROL, _evidence, _names, _delete),
)
