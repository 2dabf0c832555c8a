"""Messages and notes about an order: between whom, when, read or not; the words sealed."""

from typing import Self

from django.db import models
from django.db.models import Q

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Job, Order


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, actor: Actor) -> Self:
        """The agency sees those of orders it knows of; a customer those with him; a partner those
        about a job of his."""
        if actor.is_agency:
            return self.filter(order__in=Order.objects.visible_to(actor))
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(job=None, order__customer__account=actor.account)
        if actor.kind is ActorKind.PARTNER:
            return self.filter(job__in=Job.objects.visible_to(actor))
        return self.none()

    def between(self, order: Order, job: Job | None) -> Self:
        """One conversation: with the customer, or with the partner of a job."""
        return self.filter(order=order, job=job)

    def unread_by(self, actor: Actor) -> Self:
        return self.filter(read_at=None, from_agency=not actor.is_agency)


class Message(models.Model):
    """Something written about an order, sealed under the key of its files: it goes with them.

    Without a `job` it is between the agency and the customer, with one between the agency and
    that job's partner.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="messages")
    job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="messages")
    from_agency = models.BooleanField()
    sealed_text = models.BinaryField()
    written_by = models.BigIntegerField()
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(
                fields=["from_agency", "sent_at"],
                condition=Q(read_at=None),
                name="conversations_unread",
            )
        ]

    def __str__(self) -> str:
        return f"message:{self.pk}"


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those on the order see its notes, as long as they are on it; nobody else does."""
        if actor.kind is not ActorKind.STAFF:
            return self.none()
        on_it = FolderPerson.objects.standing().filter(account=actor.account)
        return self.filter(order__folder__in=on_it.values("folder"))


class Note(models.Model):
    """What those who work on an order tell one another, sealed under the key of its files."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="notes")
    sealed_text = models.BinaryField()
    written_by = models.BigIntegerField()
    written_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"note:{self.pk}"
