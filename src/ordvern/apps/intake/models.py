"""What came in by other ways than the web form, and the paper that a folder has beside it."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Power
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.need_to_know import known_to
from ordvern.apps.orders.models import Order


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    def visible_to(self, actor: Actor) -> Self:
        """The officer sees all, project managers what they need to know; others meet an inquiry
        by its link only."""
        if actor.kind is ActorKind.OFFICER or actor.may(Power.RUN_ORDERS):
            return self.filter(known_to(actor))
        return self.none()

    def without_order(self) -> Self:
        return self.exclude(Exists(Order.objects.filter(token=OuterRef("pk"))))

    def waiting(self) -> Self:
        """Asked for work, and neither an order nor put aside yet."""
        open_ones = self.filter(purpose=Inquiry.Purpose.REQUEST, closed_at=None)
        return open_ones.filter(folder__erased_at=None).without_order()

    def rights(self) -> Self:
        """Somebody asks for access, correction, erasure or the like, and is not answered yet."""
        return self.filter(purpose=Inquiry.Purpose.RIGHTS, closed_at=None)


class Inquiry(models.Model):
    """Somebody turned to us by e-mail, phone, letter or in person.

    Its id is the token of the order that is made of it, so that there is never more than one.
    What the sender said of himself and what he wrote are sealed under the key of `folder`; a
    sender of e-mail is a claim and leads to no account. `link` is the secret in the answer.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        LETTER = "letter", _("Letter")
        WALK_IN = "walk_in", _("In person")

    class Purpose(models.TextChoices):
        REQUEST = "request", _("Request")
        RIGHTS = "rights", _("Rights under the law")

    class Notice(models.TextChoices):
        READ_ALOUD = "read_aloud", _("Told by word of mouth")
        HANDED_OVER = "handed_over", _("Handed over on paper")
        POSTED = "posted", _("Sent by post")
        LINK = "link", _("Sent as a link")

    class Declared(models.TextChoices):
        SAID = "said", _("By word of mouth")
        SIGNED = "signed", _("Signed on paper")
        LINK = "link", _("On our page")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    link = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.REQUEST)
    folder = models.OneToOneField(Folder, on_delete=models.PROTECT, related_name="inquiry")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="inquiries"
    )
    language = models.CharField(max_length=8, default="nb")
    sealed_sender = models.BinaryField(default=b"")
    sealed_message = models.BinaryField(default=b"")
    received_at = models.DateTimeField()
    notice = models.CharField(max_length=12, choices=Notice.choices, blank=True)
    notice_at = models.DateTimeField(null=True)
    declared = models.CharField(max_length=8, choices=Declared.choices, blank=True)
    declared_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["purpose", "received_at"])]

    def __str__(self) -> str:
        return f"inquiry:{self.number}"

    @property
    def order(self) -> Order | None:
        return Order.objects.filter(token=self.pk).first()


class IncomingMail(models.Model):
    """One message of the mailbox, by a keyed hash of its Message-ID, and what became of it.

    `answers` is the number of the order that it is an answer about. `spf`, `dkim` and `dmarc` are
    what the trusted mail server found out about its sender.
    """

    class Outcome(models.TextChoices):
        INQUIRY = "inquiry", _("Taken in")
        REPLY = "reply", _("An answer to a message of ours")
        IN_DOUBT = "in_doubt", _("Taken in, sender in doubt, not answered")
        AUTOMATIC = "automatic", _("Sent by a machine")
        OURS = "ours", _("Our own")
        TOO_OFTEN = "too_often", _("Too many from one sender")
        TOO_LARGE = "too_large", _("Too large")

    message_key = models.CharField(max_length=64, unique=True)
    sender_key = models.CharField(max_length=64, db_index=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    inquiry = models.OneToOneField(
        Inquiry, null=True, on_delete=models.CASCADE, related_name="incoming"
    )
    answers = models.CharField(max_length=16, blank=True)
    spf = models.CharField(max_length=12, blank=True)
    dkim = models.CharField(max_length=12, blank=True)
    dmarc = models.CharField(max_length=12, blank=True)
    received_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"incoming:{self.pk}"

    @property
    def sender_is_proven(self) -> bool:
        return self.dmarc == "pass" or self.dkim == "pass"


class MailboxState(models.Model):
    """How the last look into the mailbox went; one row."""

    name = models.CharField(max_length=16, primary_key=True)
    looked_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    reason = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name


class PaperQuerySet(models.QuerySet["Paper"]):
    def open(self) -> Self:
        return self.filter(done_at=None)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today)


class Paper(models.Model):
    """Documents on paper that lie with us: where, what is to become of them, and the proof."""

    class Fate(models.TextChoices):
        RETURN = "return", _("Give back")
        SHRED = "shred", _("Shred")

    class Proof(models.TextChoices):
        HANDED_OVER = "handed_over", _("Handed to the customer, who signed")
        REGISTERED = "registered", _("Sent by registered post")
        SHREDDED = "shredded", _("Shredded here, two present")
        BY_FIRM = "by_firm", _("Shredded by a firm, with its certificate")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="papers")
    place = models.CharField(_("where it lies"), max_length=60)
    fate = models.CharField(max_length=8, choices=Fate.choices)
    due_on = models.DateField()
    proof = models.CharField(max_length=12, choices=Proof.choices, blank=True)
    proof_reference = models.CharField(max_length=40, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.BigIntegerField(null=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, proof="") | (Q(done_at__isnull=False) & ~Q(proof="")),
                name="intake_paper_done_with_proof",
            )
        ]

    def __str__(self) -> str:
        return f"paper:{self.pk}"
