"""Who of the staff is on the work that a folder belongs to, and which that closes to others."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FolderPersonQuerySet(models.QuerySet["FolderPerson"]):
    def standing(self) -> "FolderPersonQuerySet":
        return self.filter(ended_at=None)


class FolderPerson(models.Model):
    """Somebody of the staff is on it, from `added_at` until `ended_at`. Nothing is taken out: who
    knew what, and when, can be told as long as the folder's row stands."""

    folder = models.ForeignKey("files.Folder", on_delete=models.CASCADE, related_name="people")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="on_folders"
    )
    added_by = models.BigIntegerField(null=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = FolderPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "account"],
                condition=Q(ended_at=None),
                name="files_on_it_once",
            )
        ]

    def __str__(self) -> str:
        return f"folderperson:{self.pk}"


class NeedToKnow(models.Model):
    """Which orders only those see who are on them: the agency's own choice, one row or none."""

    class Scope(models.TextChoices):
        SENSITIVE = "sensitive", _("Those whose files tell something sensitive or criminal")
        EVERY = "every", _("Every order")
        NONE = "none", _("None: project managers see all orders")

    scope = models.CharField(max_length=12, choices=Scope.choices, default=Scope.SENSITIVE)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"needtoknow:{self.scope}"
