"""Deeds that may be taken back: those that left nothing outside the house, and how it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Model

from .duties import ENDING
from .models import AuditEvent
from .states import NotAllowedNow

WITHIN = timedelta(minutes=10)
"""How long after a deed whoever did it may take it back."""

PutBack = Callable[[AuditEvent, datetime], Model]


class TooLate(NotAllowedNow):
    """The minutes in which it could be taken back are over."""


class ChangedMeanwhile(NotAllowedNow):
    """Something else has been done since, so that taking it back would undo that too."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """How the deed that the log calls `verb` is taken back.

    `put_back` is given the entry of the deed and the time, inside a transaction; it locks what it
    changes, puts it as it was and returns the record, or raises `NotAllowedNow`. Only what left
    nothing outside the house has one: no mail, no file handed out, nothing erased.
    """

    verb: str
    put_back: PutBack

    @property
    def undone(self) -> str:
        return f"{self.verb}{ENDING}"


def key_of(deed: AuditEvent) -> str:
    """The key of the record that it was done to."""
    return deed.subject.partition(":")[2]


def not_as_left(deed: AuditEvent) -> ChangedMeanwhile:
    """What `put_back` raises when the record is not as the deed left it."""
    return ChangedMeanwhile(f"{deed.verb}: {deed.subject}")
