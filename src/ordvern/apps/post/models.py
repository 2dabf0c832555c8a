"""Messages that are due: which kind, about what, to whom. Never the words."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import Folder


class MailQuerySet(models.QuerySet["OutgoingMail"]):
    def dead(self) -> Self:
        """Tried as often as we try, and never sent."""
        return self.exclude(failed_at=None).filter(sent_at=None)


class OutgoingMail(models.Model):
    """One message. Its words are made from a template at the moment it is sent.

    It goes to an account, or to a sender who has none: then the address is sealed under the key
    of the folder that it is about, and a message whose folder is erased has nobody to go to.
    """

    class Kind(models.TextChoices):
        REQUEST_RECEIVED = "request_received"
        REDACTION_ASKED = "redaction_asked"
        FILE_NOT_READABLE = "file_not_readable"
        IN_WORK = "in_work"
        DELIVERED = "delivered"
        INTERPRETING_ASKED = "interpreting_asked"
        INTERPRETER_FOUND = "interpreter_found"
        INTERPRETED = "interpreted"
        INTERPRETING_MOVED = "interpreting_moved"
        MEETING_CHANGED = "meeting_changed"
        INTERPRETING_ERASED = "interpreting_erased"
        ERASED = "erased"
        JOB_OFFERED = "job_offered"
        INQUIRY_RECEIVED = "inquiry_received"
        RIGHTS_RECEIVED = "rights_received"
        RIGHTS_NEWS = "rights_news"
        RIGHTS_CLOSED = "rights_closed"
        RIGHTS_SENT_ON = "rights_sent_on"
        RIGHTS_ERASED = "rights_erased"
        WORK_RESTS = "work_rests"
        WORK_GOES_ON = "work_goes_on"
        INQUIRY_TOO_LARGE = "inquiry_too_large"
        MESSAGE_WAITS = "message_waits"
        QUOTE_SENT = "quote_sent"
        QUOTE_REMINDER = "quote_reminder"
        QUOTE_EXPIRED = "quote_expired"
        INVOICE_ISSUED = "invoice_issued"
        JOB_TAKEN = "job_taken"
        JOB_DAY_SET = "job_day_set"
        PARTNER_INVITED = "partner_invited"
        TERMS_CHANGED = "terms_changed"
        DELETION_ASKED = "deletion_asked"
        NOTES_DELETION_ASKED = "notes_deletion_asked"
        CERTIFIED_NOTED = "certified_noted"
        STATEMENT_CHANGED = "statement_changed"
        PROMISE_BROKEN = "promise_broken"
        BREACH_NOTICE = "breach_notice"
        BREACH_CLOCK = "breach_clock"
        DUTY_DUE = "duty_due"
        AGREEMENT_DUE = "agreement_due"

    kind = models.CharField(max_length=24)  # of `Kind`; as choices each new one would migrate
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE)
    folder = models.ForeignKey(Folder, null=True, on_delete=models.CASCADE, related_name="mails")
    sealed_address = models.BinaryField(default=b"")
    language = models.CharField(max_length=8, blank=True)
    number = models.CharField(max_length=16)
    path = models.CharField(max_length=120)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=64, blank=True)
    failed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sent_at", "due_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False) | Q(folder__isnull=False),
                name="post_mail_goes_to_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Wish(models.Model):
    """How somebody wants to be told: each message at once, or all of a day in one; by SMS too."""

    class Often(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("All of a day in one, in the morning")

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wish"
    )
    often = models.CharField(max_length=8, choices=Often.choices, default=Often.AT_ONCE)
    by_sms = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"wish:{self.pk}"
