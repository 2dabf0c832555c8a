"""Interpreting: when it begins, how long it lasts, where, whom one meets, and who may interpret."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import seal, unseal

from .states import BEFORE_WORK, WORKABLE, Status

LONGEST = 12 * 60
"""Minutes; what lasts longer is an assignment for each day."""

CHANGEABLE = BEFORE_WORK | WORKABLE | {Status.QUOTED.value}
HALF_HOUR = 30
LETTERS = ["A", "B", "C", "D", "E"]


class Way(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    TELEPHONE = "telephone", _("By telephone")
    SCREEN = "screen", _("On screen")


class Qualification(models.TextChoices):
    """The categories of the Norwegian register of interpreters, the highest first, as IMDi, which
    keeps it, tells of them (imdi.no, "Om Nasjonalt tolkeregister", 18 June 2024). Of D sign
    language interpreters have another meaning: trained before there was a bachelor's degree."""

    A = "A", _("A: state authorisation and bachelor's degree")
    B = "B", _("B: bachelor's degree, or state authorisation and basic course (30 credits)")
    C = "C", _("C: state authorisation")
    D = "D", _("D: basic course (30 credits)")
    E = "E", _("E: bilingual test or authorised translator, and introductory course")


class MovedBecause(models.TextChoices):
    CUSTOMER = "customer", _("The customer asked for it")
    INTERPRETER = "interpreter", _("The interpreter asked for it")
    CORRECTED = "corrected", _("It was noted wrongly")


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where it is: a town, an address or a number or a link, and whom to ask for. All of it may
    tell of a person, and none of it stands in a log or in a message of an error."""

    town: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is asked of an interpreter: `qualification` or a higher one, empty for any."""

    begins_at: datetime
    minutes: int
    way: str
    meeting: Meeting = Meeting()
    qualification: str = ""

    @property
    def day(self) -> date:
        return timezone.localdate(self.begins_at)


class MovedMeanwhile(NotAllowedNow):
    """The interpreting was moved, or is somewhere else, since the page was opened."""


class Interpreting(models.Model):
    """What an order for interpreting asks for, and how long it was in the end.

    `sealed_meeting` is the `Meeting`, encrypted under the folder's key and emptied with it;
    `done_minutes` are what whoever interpreted says, `sequence` how often it was moved or is
    somewhere else; `quoted_begins_at` and `quoted_minutes` are as they were when the last quote
    was sent.
    """

    order = models.OneToOneField(
        "orders.Order", on_delete=models.CASCADE, related_name="interpreting"
    )
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=12, choices=Way.choices)
    qualification = models.CharField(max_length=1, choices=Qualification.choices, blank=True)
    sealed_meeting = models.BinaryField(default=b"")
    done_minutes = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    quoted_begins_at = models.DateTimeField(null=True)
    quoted_minutes = models.PositiveSmallIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(way__in=["in_person", "telephone", "screen"]),
                name="orders_interpreting_way_known",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=LONGEST),
                name="orders_interpreting_has_a_length",
            ),
            models.CheckConstraint(
                condition=models.Q(qualification__in=["", *LETTERS]),
                name="orders_interpreting_qualification_known",
            ),
        ]

    def __str__(self) -> str:
        return f"interpreting:{self.pk}"

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        return timezone.localdate(self.begins_at)

    @property
    def hours(self) -> Decimal:
        """As they are paid: what was said afterwards, else what was asked for; each half hour
        begun."""
        return hours_of(self.done_minutes or self.minutes)

    def may_change(self, now: datetime) -> bool:
        """Whether it can be at another time or place: not once it is over, nothing more comes of
        the order, or its erasure was asked for."""
        if self.done_at is not None or self.order.status not in CHANGEABLE:
            return False
        return not self.order.erasure_was_asked(now)

    def check_seen(self, sequence: int | None) -> None:
        """Raise `MovedMeanwhile` if whoever decides has seen it as it was before it was moved last;
        None if he does not say. Call with the order locked."""
        if sequence is not None and sequence != self.sequence:
            raise MovedMeanwhile(f"interpreting:{self.pk}")

    @property
    def is_quoted_otherwise(self) -> bool:
        """Whether it was given other hours since a quote was sent."""
        quoted = (self.quoted_begins_at, self.quoted_minutes)
        return self.quoted_minutes is not None and quoted != (self.begins_at, self.minutes)


def hours_of(minutes: int) -> Decimal:
    """Each half hour begun."""
    return Decimal(-(-minutes // HALF_HOUR)) / 2


def forget_length(order_id: UUID) -> None:
    """How long it was said to be holds no more, for its step was put back or begins again. Of a
    translation there is nothing to forget."""
    found = Interpreting.objects.filter(order=order_id)
    found.update(done_minutes=None, done_at=None)


def sealed_meeting(folder_id: str, meeting: Meeting) -> bytes:
    words = [meeting.town, meeting.place, meeting.contact]
    return seal(folder_id, json.dumps(words).encode())


def meeting_of(sitting: Interpreting, folder_id: str) -> Meeting:
    """For those who may know. Raises `Shredded` when the folder is erased."""
    if not sitting.sealed_meeting:
        return Meeting()
    return Meeting(*json.loads(unseal(folder_id, bytes(sitting.sealed_meeting))))
