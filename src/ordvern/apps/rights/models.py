"""Cases about rights: what is asked, whether it is he who asks, by when, and what came of it."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Job, Order

from .clock import Deadline, deadline
from .states import CaseStatus


class Kind(models.TextChoices):
    ACCESS = "access", _("Access (Art. 15)")
    RECTIFICATION = "rectification", _("Correction (Art. 16)")
    ERASURE = "erasure", _("Erasure (Art. 17)")
    RESTRICTION = "restriction", _("Restriction (Art. 18)")
    PORTABILITY = "portability", _("Portability (Art. 20)")
    OBJECTION = "objection", _("Objection (Art. 21)")
    NAMED_IN_FILES = "named_in_files", _("By somebody named in a customer's files")


class Identity(models.TextChoices):
    """How we know that it is he who asks; never by a copy of a document."""

    UNKNOWN = "unknown", _("Not known yet")
    LOGIN = "login", _("Asked while signed in")
    CONFIRMED = "confirmed", _("Confirmed by signing in with the registered address")
    CALLED_BACK = "called_back", _("Called back on the registered number")
    SHOWN = "shown", _("Showed a document, of which nothing was copied")
    DENIED = "denied", _("The owner of the address says that he did not ask")


PROVEN = frozenset({"login", "confirmed", "called_back", "shown"})


class Refusal(models.TextChoices):
    NOT_THE_PERSON = "not_the_person", _("Whoever asked is not the person (Art. 12(6))")
    UNFOUNDED = "unfounded", _("The request is manifestly unfounded (Art. 12(5))")
    EXCESSIVE = "excessive", _("The request is repeated beyond measure (Art. 12(5))")
    LEGAL_DUTY = "legal_duty", _("A law demands that we keep it (Art. 17(3)(b))")
    CLAIM = "claim", _("It is needed for a legal claim (Art. 17(3)(e), 18(2), 21(1))")
    RIGHTS_OF_OTHERS = "rights_of_others", _("It would harm the rights of others (Art. 15(4))")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> Self:
        """Officers and staff see all, a customer those about himself, others none."""
        if actor.is_agency:
            return self
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(customer__account=actor.account)
        return self.none()

    def open(self) -> Self:
        return self.filter(status=CaseStatus.OPEN)

    def late(self, now: datetime) -> Self:
        return self.open().filter(due_on__lt=timezone.localdate(now))


class Case(models.Model):
    """Somebody asks for a right. `due_on` is the strict last day, also after an extension.

    What he wrote and said of himself is sealed under the key of `folder`, which goes some time
    after the case is closed. `wish_stands` is set while an erasure that was granted still waits
    for what the law or a claim keeps.
    """

    class Channel(models.TextChoices):
        PORTAL = "portal", _("My pages")
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        LETTER = "letter", _("Letter")
        WALK_IN = "walk_in", _("In person")

    class Extension(models.TextChoices):
        COMPLEX = "complex", _("The request is complex")
        MANY = "many", _("There are many requests")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    status = models.CharField(max_length=12, choices=CaseStatus.choices, default=CaseStatus.OPEN)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.SET_NULL, related_name="cases"
    )
    inquiry = models.OneToOneField(
        Inquiry, null=True, on_delete=models.SET_NULL, related_name="case"
    )
    folder = models.OneToOneField(Folder, on_delete=models.PROTECT, related_name="case")
    sealed_sender = models.BinaryField(default=b"")
    sealed_words = models.BinaryField(default=b"")
    language = models.CharField(max_length=8, default="nb")
    identity = models.CharField(max_length=12, choices=Identity.choices, default=Identity.UNKNOWN)
    identity_asked_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    due_on = models.DateField(db_index=True)
    extension = models.CharField(max_length=8, choices=Extension.choices, blank=True)
    refusal = models.CharField(max_length=20, choices=Refusal.choices, blank=True)
    wish_stands = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=CaseStatus.OPEN, closed_at=None)
                | (~Q(status=CaseStatus.OPEN) & Q(closed_at__isnull=False)),
                name="rights_closed_when_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status=CaseStatus.REFUSED) | ~Q(refusal=""),
                name="rights_refused_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"case:{self.number}"

    @property
    def is_open(self) -> bool:
        return self.status == CaseStatus.OPEN

    @property
    def is_proven(self) -> bool:
        return self.identity in PROVEN

    @property
    def deadline(self) -> Deadline:
        day = timezone.localdate(self.received_at)
        return deadline(day, extended=bool(self.extension))


class Forwarding(models.Model):
    """A request of somebody named in the files of an order, sent on to its customer, who decides.

    The words are sealed anew under the key of the order's files, and go with them.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="forwardings")
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="forwardings")
    sealed_words = models.BinaryField(default=b"")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "order"], name="rights_sent_on_once")
        ]

    def __str__(self) -> str:
        return f"forwarding:{self.pk}"


class Told(models.Model):
    """Who was told of a restriction: the partner of `job`, who had files, that they rest or that
    work goes on (GDPR Art. 19); without a job the person himself, before it ends (Art. 18(3))."""

    class What(models.TextChoices):
        RESTS = "rests", _("told that the data rest")
        ENDS = "ends", _("told before it ends")
        GOES_ON = "goes_on", _("told that work goes on")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="told")
    job = models.ForeignKey(Job, null=True, on_delete=models.CASCADE, related_name="told")
    what = models.CharField(max_length=8, choices=What.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "job", "what"], name="rights_told_once"),
            models.UniqueConstraint(
                fields=["case", "what"], condition=Q(job=None), name="rights_person_told_once"
            ),
        ]

    def __str__(self) -> str:
        return f"told:{self.pk}"
