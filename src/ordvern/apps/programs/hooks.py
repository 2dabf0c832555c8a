"""Webhooks: addresses of customers' systems that are told that something has happened."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind

EVENTS = frozenset(
    {
        *("order.received", "order.screened", "order.redaction_asked", "order.released"),
        *("order.quoted", "order.quote_expired", "order.work_started", "order.delivered"),
        *("order.delivery_stood_by", "order.receipt_confirmed", "order.closed_unconfirmed"),
        *("order.correction_asked", "order.withdrawn", "order.invoiced"),
        *("job.offered", "job.accepted", "job.declined", "job.delivered", "job.reopened"),
        *("order.moved_for_customer", "order.moved_for_interpreter", "order.moved_as_corrected"),
        *("order.meeting_changed", "job.assignment_changed", "job.lapsed"),
    }
)
"""Verbs of the log that a webhook is told of."""


class HookQuerySet(models.QuerySet["Webhook"]):
    def visible_to(self, actor: Actor) -> Self:
        """The privacy officer sees all webhooks, nobody else any."""
        return self if actor.kind is ActorKind.OFFICER else self.none()

    def standing(self) -> Self:
        return self.filter(removed_at=None, disabled_at=None, account__is_active=True)


class Webhook(models.Model):
    """An address that is told of what its account may see: ids and states, never content.

    The secret is not kept: it follows from the server's own key and `salt`, and `secret_hash` is
    its SHA-256. `operator` and `country` say who runs the address, and where. `watched_until` is
    how far the log was looked through for it, `failing_since` when calls began to fail.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks"
    )
    name = models.CharField(_("name of the program"), max_length=60)
    url = models.CharField(_("address"), max_length=300)
    operator = models.CharField(_("who runs it"), max_length=80)
    country = models.CharField(_("country"), max_length=2)
    salt = models.CharField(max_length=44)
    secret_hash = models.CharField(max_length=64)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    watched_until = models.DateTimeField()
    failing_since = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    objects = HookQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"webhook:{self.pk}"


class Delivery(models.Model):
    """One call that is due, with how it went: the status answered, or why there was none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.BigIntegerField()
    verb = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    happened_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    answered = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-happened_at", "-event"]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="programs_told_once")
        ]

    def __str__(self) -> str:
        return f"delivery:{self.pk}"
