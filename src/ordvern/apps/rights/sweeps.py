"""Cases go when nobody can complain of them any more."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from ordvern.apps.core.audit import name_of
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep

from .models import Case


def _closed() -> "QuerySet[Any]":
    over = Case.objects.filter(wish_stands=False, folder__erased_at__isnull=False)
    return over.exclude(closed_at=None).annotate(anchor=F("closed_at"))


def _names(case: Case) -> tuple[str, ...]:
    customer = (f"customer:{case.customer_id}",) if case.customer_id else ()
    return (name_of(case), *customer)


def _delete(case: Case, now: datetime) -> None:
    case.delete()


SWEEPS = (Sweep(DataClass.CASES, _closed, _names, _delete),)
