"""What was done of internal control, with its evidence; and who has been reminded of what."""

from django.db import models


class DutyDone(models.Model):
    """A duty of the yearly wheel was done: by whom, what came of it, and what the system saw then.

    `facts` are counts and ids, never names; `note` is the officer's, looked through before it is
    kept. `done_by` is None where a command did it.
    """

    duty = models.CharField(max_length=24)
    done_at = models.DateTimeField()
    done_by = models.BigIntegerField(null=True)
    went_well = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["duty", "done_at"])]
        get_latest_by = "done_at"

    def __str__(self) -> str:
        return f"dutydone:{self.pk}"


class Reminder(models.Model):
    """Officers were reminded of a clock; `mark` says which of its reminders it was."""

    subject = models.CharField(max_length=64)
    mark = models.CharField(max_length=24)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "mark"], name="registers_reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.mark}"
