"""How versions of the records whose time is up are found; the newest of each always stays."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from ordvern.apps.core.audit import name_of
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep

from .models import Edition


def _followed() -> "QuerySet[Any]":
    """Those that a later version has followed: the newest is what the law asks for."""
    later = Edition.objects.filter(register=OuterRef("register"), number__gt=OuterRef("number"))
    return Edition.objects.filter(Exists(later)).annotate(anchor=F("made_at"))


def _names(row: Any) -> tuple[str, ...]:
    return (name_of(row),)


def _delete(row: Any, now: datetime) -> None:
    row.delete()


SWEEPS = (Sweep(DataClass.RECORDS, _followed, _names, _delete),)
