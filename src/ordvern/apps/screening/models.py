"""What a screening saw, as kinds and places; what a person decided; redactions made of it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile
from ordvern.text import Category

CATEGORIES = [(category.value, category.value) for category in Category]


class Screening(models.Model):
    """One look through one file's content, bound to it by hash.

    `reason` is set when the file could not be read: nothing was found because nothing was seen.
    """

    class Status(models.TextChoices):
        READ = "read"
        REFUSED = "refused"

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="screening")
    content_hash = models.CharField(max_length=64)
    status = models.CharField(max_length=8, choices=Status.choices)
    reason = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=8, blank=True)
    words = models.PositiveIntegerField(default=0)
    segments = models.PositiveIntegerField(default=0)
    personal = models.BooleanField(default=False)
    risk = models.CharField(max_length=16, blank=True)
    screened_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"screening:{self.pk}"

    @property
    def was_read(self) -> bool:
        return self.status == self.Status.READ

    @property
    def is_sensitive(self) -> bool:
        return self.sensitive_kinds.exists()


class ScreeningNotice(models.Model):
    """Something the reader must say of the file, for instance images that could not be read."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="notices")
    reason = models.CharField(max_length=32)
    count = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.reason


class SensitiveKind(models.Model):
    """A kind of Art. 9 or 10 that the document tells about an identifiable person."""

    screening = models.ForeignKey(
        Screening, on_delete=models.CASCADE, related_name="sensitive_kinds"
    )
    category = models.CharField(max_length=32, choices=CATEGORIES)

    def __str__(self) -> str:
        return self.category


class Found(models.Model):
    """A finding: a category, a place, how sure. It cannot hold the words, on purpose."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="found")
    category = models.CharField(max_length=32, choices=CATEGORIES)
    segment = models.PositiveIntegerField()
    part = models.CharField(max_length=16)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    recognizer = models.CharField(max_length=64)
    confidence = models.FloatField()

    class Meta:
        ordering = ["segment", "start"]

    def __str__(self) -> str:
        return f"{self.category} {self.segment}:{self.start}-{self.end}"


class Decision(models.Model):
    """A person let this very content go to work, and on what ground."""

    class Ground(models.TextChoices):
        NOTHING_SENSITIVE = "nothing_sensitive", _("Nothing sensitive was found")
        REDACTED = "redacted", _("The sensitive parts have been redacted")
        CUSTOMER_INSTRUCTED = (
            "customer_instructed",
            _("The customer has asked us to go on and has declared a lawful ground"),
        )
        READ_BY_HAND = "read_by_hand", _("Could not be screened; read through by a person")

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="decisions")
    content_hash = models.CharField(max_length=64)
    ground = models.CharField(max_length=24, choices=Ground.choices)
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]

    def __str__(self) -> str:
        return f"{self.ground} {self.file_id}"


class Redaction(models.Model):
    """A redacted copy of a file, made and proven by the system, waiting for a yes."""

    class Status(models.TextChoices):
        MAKING = "making"
        READY = "ready"
        FAILED = "failed"
        APPROVED = "approved"
        DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="redactions")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.MAKING)
    needs_customer = models.BooleanField()
    result = models.OneToOneField(
        StoredFile, null=True, on_delete=models.CASCADE, related_name="made_by_redaction"
    )
    removed = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return f"redaction:{self.pk}"


class RedactedCategory(models.Model):
    """A category that a redaction is to remove."""

    redaction = models.ForeignKey(Redaction, on_delete=models.CASCADE, related_name="categories")
    category = models.CharField(max_length=32, choices=CATEGORIES)

    def __str__(self) -> str:
        return self.category
