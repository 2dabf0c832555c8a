"""Breaches of personal data security, what was written, reported and told about each."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import unseal
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.severity import Context, Ease, Loss, Weighing
from ordvern.apps.registers.states import BreachStatus


class BreachQuerySet(models.QuerySet["Breach"]):
    def visible_to(self, actor: Actor) -> Self:
        """The register is the privacy officer's; persons see the notice sent to them."""
        return self if actor.kind is ActorKind.OFFICER else self.none()

    def standing(self) -> Self:
        return self.exclude(status=BreachStatus.CLOSED)


class Told(models.TextChoices):
    """What was decided about somebody who may have to be told; empty before the decision."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Breach(models.Model):
    """A breach, or an alarm that may be one. All are kept (Art. 33(5)), also those not reported.

    What people write about it is sealed under the key of `folder`. `origin` names the alarm it was
    made of, so that an alarm becomes one case. `known_at` starts the clock. `context` to
    `is_unintelligible` are what the severity is made of; empty while it has not been weighed.
    """

    class Cause(models.TextChoices):
        WRONG_RECIPIENT = "wrong_recipient", _("Sent to the wrong recipient")
        WRONG_ACCESS = "wrong_access", _("Wrong setting of access")
        SNOOPING = "snooping", _("Somebody with access looked without need")
        ATTACK = "attack", _("Attack from outside")
        LOST = "lost", _("Device or paper lost or stolen")
        FAULT = "fault", _("Technical fault")
        PARTNER = "partner", _("At a partner or supplier")
        UNKNOWN = "unknown", _("Not known yet")

    class FoundBy(models.TextChoices):
        SYSTEM = "system", _("The system raised an alarm")
        STAFF = "staff", _("Somebody of ours")
        CUSTOMER = "customer", _("A customer")
        PARTNER = "partner", _("A partner or supplier")
        OTHER = "other", _("Somebody else")

    class About(models.TextChoices):
        """How those it is about stand to us: the authority's form asks."""

        CUSTOMERS = "customers", _("Customers")
        IN_FILES = "in_files", _("Persons named in customers' files")
        PARTNERS = "partners", _("Partners")
        STAFF = "staff", _("Our own employees")

    number = models.CharField(max_length=16, unique=True)
    folder = models.OneToOneField(Folder, on_delete=models.PROTECT, related_name="breach")
    status = models.CharField(
        max_length=16, choices=BreachStatus.choices, default=BreachStatus.OPEN
    )
    origin = models.CharField(max_length=96, blank=True)
    cause = models.CharField(max_length=16, choices=Cause.choices, default=Cause.UNKNOWN)
    found_by = models.CharField(max_length=8, choices=FoundBy.choices, default=FoundBy.STAFF)
    known_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    about = models.CharField(max_length=12, choices=About.choices, blank=True)
    persons = models.PositiveIntegerField(null=True)
    orders = models.ManyToManyField(Order, related_name="breaches")
    context = models.CharField(
        max_length=4, choices=[(v.value, v.value) for v in Context], blank=True
    )
    ease = models.CharField(max_length=4, choices=[(v.value, v.value) for v in Ease], blank=True)
    confidentiality = models.CharField(max_length=4, default=Loss.NONE.value)
    integrity = models.CharField(max_length=4, default=Loss.NONE.value)
    availability = models.CharField(max_length=4, default=Loss.NONE.value)
    is_malicious = models.BooleanField(default=False)
    is_unintelligible = models.BooleanField(default=False)
    to_report = models.CharField(max_length=3, choices=Told.choices, blank=True)
    to_tell = models.CharField(max_length=3, choices=Told.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()
    is_breach = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True)

    objects = BreachQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "known_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=BreachStatus.values),
                name="registers_breach_status_known",
            ),
            models.UniqueConstraint(
                fields=["origin"],
                condition=~models.Q(origin=""),
                name="registers_alarm_becomes_one_breach",
            ),
        ]

    def __str__(self) -> str:
        return f"breach:{self.number}"

    @property
    def weighing(self) -> Weighing | None:
        """None while it has not been weighed."""
        if not self.context:
            return None
        return Weighing(
            context=Context(self.context),
            ease=Ease(self.ease),
            confidentiality=Loss(self.confidentiality),
            integrity=Loss(self.integrity),
            availability=Loss(self.availability),
            is_malicious=self.is_malicious,
            is_unintelligible=self.is_unintelligible,
        )

    def texts_now(self) -> dict[str, str]:
        """The newest words of each field. Raises `Shredded` when the folder's key is gone."""
        newest = {each.field: each for each in self.texts.order_by("pk")}
        return {field: each.words for field, each in newest.items()}


class TextField(models.TextChoices):
    """What is told in words; the names follow Datatilsynet's form for breaches."""

    HAPPENED = "happened", _("What happened, and how")
    DATA = "data", _("Which data are affected")
    WHERE = "where", _("Where the data are now")
    CONSEQUENCES = "consequences", _("Likely consequences for the persons")
    MEASURES = "measures", _("Measures taken and planned")
    INFORMED = "informed", _("Who has been told, and what")
    DELAY = "delay", _("Why the report is later than 72 hours")
    REASONS = "reasons", _("Reasons for what was decided")
    TO_PERSONS = "to_persons", _("Text to the persons affected")


class BreachText(models.Model):
    """The words of a field as somebody wrote them; a later text takes its place, none is lost."""

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="texts")
    field = models.CharField(max_length=16, choices=TextField.choices)
    sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by = models.BigIntegerField()

    def __str__(self) -> str:
        return f"breachtext:{self.pk}"

    @property
    def words(self) -> str:
        return unseal(self.breach.folder_id, bytes(self.sealed)).decode()


class BreachReport(models.Model):
    """What the authority was told, phase by phase (Art. 33(4)); the PDF as it was sent, sealed."""

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="reports")
    phase = models.PositiveSmallIntegerField()
    is_final = models.BooleanField(default=False)
    reference = models.CharField(max_length=40, blank=True)
    sealed_pdf = models.BinaryField()
    sent_at = models.DateTimeField()
    sent_by = models.BigIntegerField()

    class Meta:
        ordering = ["phase"]
        constraints = [
            models.UniqueConstraint(fields=["breach", "phase"], name="registers_phase_once")
        ]

    def __str__(self) -> str:
        return f"breachreport:{self.pk}"


class BreachNotice(models.Model):
    """A person was told of a breach (Art. 34): by a message that leads to this page. That somebody
    was told stays when his account is gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="notices")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="breach_notices",
    )
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["breach", "account"], name="registers_told_once")
        ]

    def __str__(self) -> str:
        return f"breachnotice:{self.pk}"
