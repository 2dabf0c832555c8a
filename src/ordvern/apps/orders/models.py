"""Orders and jobs. An order is a request until it is released; a job is one partner's part."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Power
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.need_to_know import known_to
from ordvern.apps.memories.models import Memory
from ordvern.apps.partners.models import Partner

from .agreements import Agreement
from .corrections import Correction
from .interpreting import Interpreting
from .partnering import Attestation, OfferRound, RoundPlace, Transfer, TransferBan
from .states import (
    AT_WORK,
    AWAITS_THE_CUSTOMER,
    BEFORE_WORK,
    DELIVERED,
    JobKind,
    JobStatus,
    MaskingStatus,
    Status,
    StepStatus,
)
from .steps import Step, StepQuerySet
from .waivers import Waiver

__all__ = [  # those of this module, and those that are written down beside it
    "Agreement",
    "Attestation",
    "CheckedDifference",
    "Correction",
    "Interpreting",
    "Job",
    "JobQuerySet",
    "Masking",
    "MaskingNote",
    "OfferRound",
    "Order",
    "OrderQuerySet",
    "Remembering",
    "RoundPlace",
    "Step",
    "StepQuerySet",
    "Transfer",
    "TransferBan",
    "TranslationCheck",
    "Waiver",
]


AGREED = Q(agreement__isnull=False) | Q(customer__terms__agreed_on__isnull=False)
"""The customer is bound to a price: of this order, or by terms for all of his."""


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, actor: Actor) -> Self:
        """The only door: agency people see what they need to know, a customer his own orders,
        others none."""
        if actor.is_agency:
            return self.filter(known_to(actor))
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(customer__account=actor.account)
        return self.none()

    def payable_to(self, actor: Actor) -> Self:
        """Those whose price and invoice `actor` may see to: for finance all, whatever they hold,
        for an invoice tells nothing of it."""
        return self if actor.may(Power.KEEP_ACCOUNTS) else self.visible_to(actor)

    def awaiting_decision(self) -> Self:
        return self.filter(status=Status.AWAITING_DECISION)

    def awaiting_correction(self) -> Self:
        """The customer asked for a correction, and no partner is at it."""
        at_it = Job.objects.standing().filter(order=OuterRef("pk"))
        return self.filter(status=Status.CORRECTING).exclude(Exists(at_it))

    def awaiting_customer(self) -> Self:
        """A quote to answer, a question about a file, or a delivery whose receipt he confirms."""
        return self.filter(status__in=AWAITS_THE_CUSTOMER, folder__erased_at=None)

    def awaiting_work(self) -> Self:
        """Released, but neither begun nor on offer to a partner."""
        offered = Job.objects.standing().filter(order=OuterRef("pk"))
        return self.filter(status=Status.RELEASED).exclude(Exists(offered))

    def awaiting_next_step(self) -> Self:
        """In work, and a step may begin that nobody has been asked to do."""
        asked = Job.objects.standing().filter(step=OuterRef("pk"))
        waiting = Step.objects.ready().filter(order=OuterRef("pk")).exclude(Exists(asked))
        return self.filter(Exists(waiting), status=Status.IN_WORK)

    def ready_to_deliver(self) -> Self:
        """In work, every file translated into every language, no step left, no partner at it."""
        translated = StoredFile.objects.translations().filter(
            derived_from=OuterRef("pk"), target_language=OuterRef(OuterRef("target_language"))
        )
        files = StoredFile.objects.working().filter(folder=OuterRef("order__folder"))
        steps = Step.objects.standing().filter(order=OuterRef("pk"))
        written = steps.exclude(kind=JobKind.INTERPRET)
        missing = written.filter(Exists(files.exclude(Exists(translated))))
        left = steps.filter(status=StepStatus.PLANNED)
        speaking = steps.filter(kind=JobKind.INTERPRET).exclude(status=StepStatus.DONE)
        at_it = Job.objects.standing().filter(order=OuterRef("pk"))
        return self.filter(status=Status.IN_WORK).exclude(
            Exists(missing) | Exists(left) | Exists(speaking) | Exists(at_it)
        )

    def awaiting_invoice(self) -> Self:
        """Delivered at an agreed price, and no invoice of it stands."""
        return self.not_invoiced().filter(AGREED)

    def awaiting_agreement(self) -> Self:
        """Delivered without a price that was agreed on: nobody may invoice it yet."""
        return self.not_invoiced().exclude(AGREED)

    def not_invoiced(self) -> Self:
        """Delivered, at an agreed price or not."""
        return self.filter(status__in=DELIVERED).without_invoice()

    def without_invoice(self) -> Self:
        """No invoice of it stands, and nobody has said that none is to be made."""
        invoiced = Invoice.objects.standing().filter(order_number=OuterRef("number"))
        waived = Waiver.objects.filter(order=OuterRef("pk"))
        return self.exclude(Exists(invoiced) | Exists(waived))

    def at_work(self) -> Self:
        """Those that are being translated, or wait for somebody who begins."""
        return self.filter(status__in=[Status.RELEASED, *AT_WORK])

    def let_to_work(self) -> Self:
        return self.filter(status__in=[Status.RELEASED, *AT_WORK, Status.DELIVERED])


class Order(models.Model):
    """What a customer asked for, from request to receipt.

    `target_language` is the first that it goes into; its steps tell of all.
    `statement` is the version of the privacy statement that held when it was sent, and
    `declared_at` when the customer declared to have a lawful ground for what the files hold.
    `token` comes from the form: the same form sent twice makes one order. `eea_only_since` is when
    the customer said that nobody outside the EEA may work on it, `certified_at` when it was chosen
    that the whole text is translated and certified.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    token = models.UUIDField(unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    folder = models.OneToOneField(Folder, on_delete=models.PROTECT, related_name="order")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.SCREENING)
    source_language = models.CharField(_("from"), max_length=8)
    target_language = models.CharField(_("to"), max_length=8)
    wanted_on = models.DateField(_("wanted by"), null=True, blank=True)
    sealed_message = models.BinaryField(default=b"")
    statement = models.CharField(max_length=32)
    declared_at = models.DateTimeField()
    instructed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    erase_on_receipt = models.BooleanField(default=False)
    eea_only_since = models.DateTimeField(null=True)
    certified_at = models.DateTimeField(null=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "received_at"]),
            models.Index(fields=["received_at"]),  # lists begin with the newest
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="orders_status_known"
            )
        ]

    def __str__(self) -> str:
        return f"order:{self.number}"

    @property
    def is_before_work(self) -> bool:
        return self.status in BEFORE_WORK

    @property
    def targets(self) -> list[str]:
        """The languages it goes into, the first one first."""
        standing = [step for step in self.steps.all() if step.status != StepStatus.DROPPED]
        found = dict.fromkeys(step.target_language for step in standing)
        return sorted(found, key=lambda each: each != self.target_language)

    @property
    def is_spoken(self) -> bool:
        """Whether an interpreter is asked for."""
        return hasattr(self, "interpreting")

    @property
    def is_certified(self) -> bool:
        return self.certified_at is not None

    @property
    def is_erased(self) -> bool:
        return self.folder.erased_at is not None

    def erasure_was_asked(self, now: datetime) -> bool:
        return self.folder.erase_by is not None and self.folder.erase_by <= now


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, actor: Actor) -> Self:
        """Agency people see those of orders they know of, a partner his own unless withdrawn."""
        if actor.is_agency:
            return self.filter(order__in=Order.objects.visible_to(actor))
        if actor.kind is ActorKind.PARTNER:
            return self.filter(partner__account=actor.account).exclude(status=JobStatus.REVOKED)
        return self.none()

    def standing(self) -> Self:
        return self.filter(status__in=[JobStatus.OFFERED, JobStatus.ACCEPTED])

    def to_attest(self) -> Self:
        """Jobs that are over, whose partner had the files and was not asked to attest yet."""
        over = Q(order__status__in=[Status.CLOSED, Status.WITHDRAWN])
        over |= Q(order__folder__erased_at__isnull=False) | Q(status=JobStatus.REVOKED)
        return self.had_files().filter(over, attestation=None)

    def had_files(self) -> Self:
        """Jobs whose partner could open the files: taken at some time, also if taken back."""
        had = Q(status__in=[JobStatus.ACCEPTED, JobStatus.DELIVERED])
        return self.filter(had | Q(status=JobStatus.REVOKED, answered_at__isnull=False))


class Job(models.Model):
    """One partner's part of an order, a step of it. Until it is accepted the partner sees no file.

    `answer_by` is when an offer goes on to the next in a cascade; `price` is what the partner's
    own rate makes of the words, None if there is no rate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="jobs")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="jobs")
    status = models.CharField(max_length=16, choices=JobStatus.choices, default=JobStatus.OFFERED)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="jobs")
    round = models.ForeignKey(OfferRound, null=True, on_delete=models.PROTECT, related_name="jobs")
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    due_on = models.DateField(null=True)
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=JobStatus.values), name="orders_job_status_known"
            ),
            models.UniqueConstraint(
                fields=["step"],
                condition=Q(status="accepted"),
                name="orders_one_accepted_job",
            ),
            models.UniqueConstraint(
                fields=["step", "partner"],
                condition=Q(status="offered"),
                name="orders_offered_once_to_each",
            ),
        ]

    def __str__(self) -> str:
        return f"job:{self.pk}"

    @property
    def kind(self) -> JobKind:
        return JobKind(self.step.kind)


class Masking(models.Model):
    """An order that partners see with placeholders only; in the house it is seen as it is.

    `sealed_map` tells what the placeholders stand for, encrypted under the folder's key.
    """

    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="masking")
    status = models.CharField(
        max_length=8, choices=MaskingStatus.choices, default=MaskingStatus.MAKING
    )
    sealed_map = models.BinaryField(default=b"")
    masked = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"masking:{self.pk}"


class MaskingNote(models.Model):
    """Why a file could not be masked, or what must be said of its masked copy."""

    masking = models.ForeignKey(Masking, on_delete=models.CASCADE, related_name="notes")
    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="masking_notes")
    reason = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.reason


class TranslationCheck(models.Model):
    """How a translation compares with the file that it was made of, its `basis`.

    `received` is what was sent, where the translation was made of that. `reason` is set when the
    two could not be compared. What differs is acknowledged by a person before delivery.
    """

    class Answer(models.TextChoices):
        AS_IT_SHOULD_BE = "as_it_should_be", _("The differences are as they should be")
        WRITTEN_OTHERWISE = "written_otherwise", _("The same, written otherwise in the language")
        READ_BY_HAND = "read_by_hand", _("The two have been read side by side")
        CUSTOMER_KNOWS = "customer_knows", _("The customer knows and agrees")

    translation = models.OneToOneField(
        StoredFile, on_delete=models.CASCADE, related_name="translation_check"
    )
    basis = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="+")
    received = models.ForeignKey(StoredFile, null=True, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=32, blank=True)
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"check:{self.pk}"

    @property
    def needs_answer(self) -> bool:
        return not self.answer and (bool(self.reason) or self.differences.exists())


class CheckedDifference(models.Model):
    """A kind of difference and the segment it stands in, as the source counts; never the words."""

    check_run = models.ForeignKey(
        TranslationCheck, on_delete=models.CASCADE, related_name="differences"
    )
    lack = models.CharField(max_length=24)
    segment = models.PositiveIntegerField(null=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["segment", "lack"]

    def __str__(self) -> str:
        return f"{self.lack} {self.segment}"


class Remembering(models.Model):
    """Sentences of a delivered order on their way into a memory; what the guard did, as counts.

    An order that goes into several languages may have one for each.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="rememberings")
    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="rememberings")
    stored = models.PositiveIntegerField(default=0)
    replaced = models.PositiveIntegerField(default=0)
    kept_out = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "memory"], name="orders_remembered_once")
        ]

    def __str__(self) -> str:
        return f"remembering:{self.pk}"

    @property
    def kept_out_count(self) -> int:
        return sum(self.kept_out.values())
