"""The undertaking of confidentiality: its words, and who of the agency has bound himself to it."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Exists, OuterRef

VERSION = 1
"""Counts up with every change of the words; everybody is then asked anew."""
LANGUAGES = ("nb", "nn", "en")
HERE = Path(__file__).parent / "standard"


def clauses(language: str) -> list[str]:
    """The words in a language, or in bokmål where there are none in it."""
    chosen = language if language in LANGUAGES else "nb"
    return (HERE / f"confidentiality.{chosen}.md").read_text(encoding="utf-8").splitlines()


class Pledge(models.Model):
    """Somebody of the agency read a version of the words and undertook to keep them."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pledges"
    )
    version = models.PositiveSmallIntegerField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "version"], name="core_pledged_once")
        ]

    def __str__(self) -> str:
        return f"pledge:{self.pk}"


READ_ALONG = "signature_stands"


def signature() -> Exists:
    """For a query of accounts: whether each has signed the words that hold now."""
    return Exists(Pledge.objects.filter(account=OuterRef("pk"), version=VERSION))


def is_bound(account: AbstractBaseUser) -> bool:
    """As `has_signed`; asks nothing of the database if the account was read `with_signature`."""
    read: bool | None = getattr(account, READ_ALONG, None)
    return has_signed(account.pk) if read is None else read


def has_signed(account: int) -> bool:
    """Whether the words that hold now are signed."""
    return Pledge.objects.filter(account=account, version=VERSION).exists()
