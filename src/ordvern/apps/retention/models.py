"""Holds that keep data from being deleted, and the runs that delete what is due."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor


class HoldQuerySet(models.QuerySet["Hold"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_agency else self.none()

    def standing(self, day: date) -> Self:
        """Neither lifted nor past its last day."""
        return self.filter(lifted_at=None, until__gte=day)


class Hold(models.Model):
    """Nothing of `subject`, named as in the log (``customer:12``), is deleted while it stands.

    `reference` is the number of a case or a letter, never a name. It has an end: who needs it
    longer places a new one and says why again.
    """

    class Ground(models.TextChoices):
        CLAIM = "claim", _("A legal claim is made or expected (GDPR 17(3)(e))")
        INSPECTION = "inspection", _("An authority has asked for it")
        ACCOUNTS = "accounts", _("The accounts are being looked at")
        RESTRICTION = "restriction", _("The person has asked for restriction (GDPR 18)")

    subject = models.CharField(max_length=64, db_index=True)
    ground = models.CharField(max_length=12, choices=Ground.choices)
    reference = models.CharField(max_length=40, blank=True)
    placed_at = models.DateTimeField()
    placed_by = models.BigIntegerField(null=True)
    until = models.DateField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.BigIntegerField(null=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return f"hold:{self.pk}"


class SweepRun(models.Model):
    """One look at what is due, and what became of it.

    A run that is unusual waits for people; `asked_for` is how many must say yes. `at` is the
    moment that it was judged by: what falls due later is not part of it.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waits for approval")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        DONE = "done", _("Done")

    class Reason(models.TextChoices):
        MANY = "many", _("More is due than is usual")
        OLD = "old", _("Something is due for longer than it should be")
        CLOCK = "clock", _("The clock has jumped, or nothing ran for more than a day")

    at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=Status.choices)
    reason = models.CharField(max_length=8, choices=Reason.choices, blank=True)
    asked_for = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status="waiting"),
                name="retention_one_run_waits",
            )
        ]

    def __str__(self) -> str:
        return f"sweeprun:{self.pk}"


class SweepCount(models.Model):
    """How much of a class was due in a run, since when, and how much went or was held."""

    run = models.ForeignKey(SweepRun, on_delete=models.CASCADE, related_name="counts")
    data = models.CharField(max_length=20)
    due = models.PositiveIntegerField()
    oldest = models.DateField(null=True)
    gone = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "data"], name="retention_class_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.data} {self.due}"


class SweepApproval(models.Model):
    """Somebody has looked at a run that waits, and lets it go on; each account once."""

    run = models.ForeignKey(SweepRun, on_delete=models.CASCADE, related_name="approvals")
    account = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "account"], name="retention_approved_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.run_id}:{self.account}"


class ClockMark(models.Model):
    """When somebody last looked at the clock and found it right, by name."""

    name = models.CharField(max_length=16, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
