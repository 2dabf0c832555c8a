"""Messages that are due: which kind, about what, to whose account. Never the words."""

from django.conf import settings
from django.db import models


class OutgoingMail(models.Model):
    """One message. Its words are made from a template at the moment it is sent."""

    class Kind(models.TextChoices):
        REQUEST_RECEIVED = "request_received"
        REDACTION_ASKED = "redaction_asked"
        FILE_NOT_READABLE = "file_not_readable"
        IN_WORK = "in_work"
        DELIVERED = "delivered"
        ERASED = "erased"
        JOB_OFFERED = "job_offered"

    kind = models.CharField(max_length=24, choices=Kind.choices)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    number = models.CharField(max_length=16)
    path = models.CharField(max_length=120)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
