"""Tokens of programs, as digests, and the answers that a program may ask for a second time."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind

from .hooks import Delivery, Webhook

__all__ = ["Delivery", "KeptAnswer", "Scope", "Token", "TokenQuerySet", "Webhook"]


class Scope(models.TextChoices):
    """What a token lets a program do; never more than its account may."""

    ORDERS_READ = "orders:read", _("See orders, their screening and quotes")
    ORDERS_WRITE = "orders:write", _("Order, answer quotes, confirm receipt, have files erased")
    FILES_READ = "files:read", _("Fetch files")
    FILES_SENSITIVE = "files:sensitive", _("Fetch sensitive files too, without a second factor")
    MESSAGES = "messages", _("Read and write messages about orders")
    INVOICES_READ = "invoices:read", _("See and fetch invoices")
    JOBS_READ = "jobs:read", _("See jobs: the agency all, a partner those of his own")
    JOBS_WRITE = "jobs:write", _("Take or decline jobs, send translations (partners only)")
    MEMORIES_READ = "memories:read", _("Search memories and see word counts (the agency only)")
    DATA_READ = "data:read", _("Fetch all that is held about the customer (customers only)")
    MEMORIES_WRITE = "memories:write", _("Hand in old memories (the agency only)")


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, actor: Actor) -> Self:
        """The privacy officer sees all tokens, nobody else any."""
        return self if actor.kind is ActorKind.OFFICER else self.none()

    def standing(self, now: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=now, account__is_active=True)


class Token(models.Model):
    """Lets a program act for an account until it expires or is revoked.

    Of the secret only the SHA-256 is kept: it is random and long, so that nothing slower is
    needed. `hint` is how it begins, for people who look for it among their settings.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(_("name of the program"), max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=16)
    scopes = models.JSONField()
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"token:{self.pk}"

    @property
    def scope_words(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes]


class KeptAnswer(models.Model):
    """What a program was answered under an idempotency key, so that asking again does nothing new.

    `fingerprint` is of the request; `status` is 0 while it is being done. `body` holds ids, codes
    and days, never a name.
    """

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="programs_answered_once")
        ]

    def __str__(self) -> str:
        return f"answer:{self.pk}"
