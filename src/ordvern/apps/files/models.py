"""Folders and files in the vault: where, how long, never what."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from .people import FolderPerson, NeedToKnow

__all__ = [  # those of this module, and those that are written down beside it
    "FileQuerySet",
    "Folder",
    "FolderPerson",
    "FolderQuerySet",
    "NeedToKnow",
    "StoredFile",
    "VaultCheck",
    "VaultFault",
]


class FolderQuerySet(models.QuerySet["Folder"]):
    def due_for_shredding(self, now: datetime) -> Self:
        return self.filter(erased_at=None, erase_by__lte=now)


class Folder(models.Model):
    """What one key of the vault opens: all files of one order.

    `erase_by` is when its key must be gone; `asked_at` is when somebody asked for that, if it is
    not the end of the ordinary time. A folder begins with a short deadline, so that an upload
    that never became an order erases itself. `is_sensitive` is set once a file in it was seen to
    tell something of Art. 9 or 10, and stays: the file that told it is still there.
    """

    id = models.CharField(primary_key=True, max_length=32)
    made_at = models.DateTimeField()
    erase_by = models.DateTimeField(null=True, db_index=True)
    asked_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    is_sensitive = models.BooleanField(default=False)

    objects = FolderQuerySet.as_manager()

    def __str__(self) -> str:
        return f"folder:{self.id}"


class FileQuerySet(models.QuerySet["StoredFile"]):
    def working(self) -> Self:
        """The files to be translated as they now stand: sent in or redacted, not replaced."""
        roles = [StoredFile.Role.SOURCE, StoredFile.Role.REDACTED]
        return self.filter(role__in=roles, in_use=True)

    def translations(self) -> Self:
        return self.filter(role=StoredFile.Role.TRANSLATION, in_use=True)

    def masked(self) -> Self:
        return self.filter(role=StoredFile.Role.MASKED, in_use=True)


class StoredFile(models.Model):
    """One file in the vault.

    A masked copy is made of a working file, for a partner's eyes. What a translator sent, if the
    translation was made of it (an XLIFF file, a masked one), is kept as received, beside it.
    `target_language` is what a translation is into, empty for other files.
    `sealed_name` is the file's name encrypted under the folder's key: a name may itself be
    personal data. `content_hash` is keyed, so that nobody can test whether we hold a known file.
    """

    class Role(models.TextChoices):
        SOURCE = "source"
        REDACTED = "redacted"
        TRANSLATION = "translation"
        MASKED = "masked"
        RECEIVED = "received"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, related_name="files")
    blob = models.CharField(max_length=32, unique=True)
    role = models.CharField(max_length=16, choices=Role.choices)
    sealed_name = models.BinaryField()
    size = models.PositiveBigIntegerField()
    content_hash = models.CharField(max_length=64)
    cipher_hash = models.CharField(max_length=64)
    derived_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="derived"
    )
    target_language = models.CharField(max_length=8, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)
    stored_at = models.DateTimeField()

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["stored_at", "ordinal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["source", "redacted", "translation", "masked", "received"]),
                name="files_role_known",
            )
        ]

    def __str__(self) -> str:
        return f"storedfile:{self.pk}"


class VaultCheck(models.Model):
    """One look through the whole vault: how much was read, and how much was wrong."""

    began_at = models.DateTimeField()
    checked_at = models.DateTimeField()
    folders = models.PositiveIntegerField()
    blobs = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    faults = models.PositiveIntegerField()

    class Meta:
        get_latest_by = "checked_at"

    def __str__(self) -> str:
        return f"vaultcheck:{self.pk}"


class VaultFault(models.Model):
    """Something that a look through the vault found wrong, by the ids that the vault uses."""

    check_run = models.ForeignKey(VaultCheck, on_delete=models.CASCADE, related_name="found")
    fault = models.CharField(max_length=16)
    folder = models.CharField(max_length=32)
    blob = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.fault} {self.folder}"
