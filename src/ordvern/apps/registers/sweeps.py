"""How closed cases, old evidence and ended agreements are found when their time is up."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from ordvern.apps.core.audit import name_of
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep

from .models import Breach, Disclosure, DutyDone, ProcessorAgreement


def _breaches() -> "QuerySet[Any]":
    return Breach.objects.exclude(closed_at=None).annotate(anchor=F("closed_at"))


def _evidence() -> "QuerySet[Any]":
    return DutyDone.objects.annotate(anchor=F("done_at"))


def _agreements() -> "QuerySet[Any]":
    """Those that ended; one with a sub-processor of its own goes after that one."""
    ended = ProcessorAgreement.objects.exclude(ended_on=None).filter(sub_processors=None)
    return ended.annotate(anchor=F("ended_on"))


def _disclosures() -> "QuerySet[Any]":
    return Disclosure.objects.exclude(decided_at=None).annotate(anchor=F("decided_at"))


def _names(row: Any) -> tuple[str, ...]:
    return (name_of(row),)


def _delete(row: Any, now: datetime) -> None:
    """With all that was written, sent and told about it; its folder goes by its own day."""
    row.delete()


SWEEPS = (
    Sweep(DataClass.BREACHES, _breaches, _names, _delete),
    Sweep(DataClass.CONTROL, _evidence, _names, _delete),
    Sweep(DataClass.AGREEMENTS, _agreements, _names, _delete),
    Sweep(DataClass.DISCLOSURES, _disclosures, _names, _delete),
)
