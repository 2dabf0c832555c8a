"""Price lists, quotes and invoices: codes, numbers and amounts, never a word of any file."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Power
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.need_to_know import known_to

from .numbers import KidRule
from .services import PRICED, Band, Item, Subject, Unit
from .states import STANDING, InvoiceStatus, QuoteStatus
from .vat import VatClass

ONLY = 1  # the key of the one row of the agency's details


class AgencyDetails(models.Model):
    """How the agency sells: who it is on an invoice, where it is paid, and on what terms.

    `quote_first` keeps work from beginning before a price is agreed; `shows_estimate` lets the
    page for requests tell a price at once.
    """

    name = models.CharField(_("legal name"), max_length=120)
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    in_vat_register = models.BooleanField(_("in the VAT register"), default=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("place"), max_length=60, blank=True)
    country = models.CharField(_("country"), max_length=2, default="NO")
    bank_account = models.CharField(_("bank account"), max_length=11, blank=True)
    kid_rule = models.CharField(
        _("KID"),
        max_length=5,
        blank=True,
        default=KidRule.NONE.value,
        choices=[
            (KidRule.NONE.value, _("no KID")),
            (KidRule.MOD10.value, _("modulus 10")),
            (KidRule.MOD11.value, _("modulus 11")),
        ],
    )
    payment_days = models.PositiveSmallIntegerField(_("days to pay"), default=14)
    quote_days = models.PositiveSmallIntegerField(_("days a quote stands"), default=14)
    quote_first = models.BooleanField(_("no work before a price is agreed"), default=False)
    shows_estimate = models.BooleanField(_("tell an estimate to those who ask"), default=False)
    first_number = models.PositiveIntegerField(_("first invoice number"), default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=ONLY), name="billing_one_agency")]

    def __str__(self) -> str:
        return f"agencydetails:{self.pk}"

    @property
    def may_invoice(self) -> bool:
        """Whether all stands there that the bookkeeping regulation asks of an invoice's seller."""
        return all((self.name, self.organisation_number, self.bank_account, self.city))


class Terms(models.Model):
    """On what terms a customer buys: the tax, and the day of an agreement on prices, if any.

    Orders under an agreement need no quote.
    """

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="terms")
    country = models.CharField(_("country"), max_length=2, default="NO")
    vat_class = models.CharField(
        _("VAT"), max_length=1, choices=VatClass.choices, default=VatClass.STANDARD
    )
    agreed_on = models.DateField(_("agreement on prices since"), null=True, blank=True)

    def __str__(self) -> str:
        return f"terms:{self.pk}"


class PriceListQuerySet(models.QuerySet["PriceList"]):
    def valid_on(self, day: date) -> Self:
        open_end = Q(valid_until=None) | Q(valid_until__gte=day)
        return self.filter(open_end, valid_from__lte=day)

    def for_customer(self, customer: Customer | None, day: date) -> Self:
        """The lists that hold for a customer, his own first, the newest of each first."""
        mine = Q(customer=None) if customer is None else Q(customer=None) | Q(customer=customer)
        newest = models.F("customer").desc(nulls_last=True), "-valid_from", "-pk"
        return self.valid_on(day).filter(mine).order_by(*newest)


class PriceList(models.Model):
    """What the agency asks for its services from a day on; with `customer`, of him alone.

    `words_per_hour` is how many words are reckoned to an hour where a service is paid by the hour
    and nobody has said how many it takes; `least_hours` are paid of shorter interpreting.
    """

    name = models.CharField(_("name"), max_length=80)
    customer = models.ForeignKey(
        Customer, null=True, blank=True, on_delete=models.CASCADE, related_name="price_lists"
    )
    currency = models.CharField(_("currency"), max_length=3, default="NOK")
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    minimum = models.DecimalField(
        _("minimum fee"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    rush = models.DecimalField(
        _("rush surcharge, percent"), default=0, max_digits=5, decimal_places=2
    )
    words_per_page = models.PositiveSmallIntegerField(_("words on a page"), default=250)
    words_per_hour = models.PositiveSmallIntegerField(_("words an hour"), default=1500)
    least_hours = models.DecimalField(
        _("least hours of interpreting"), default=0, max_digits=4, decimal_places=2
    )

    objects = PriceListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
                name="billing_list_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(words_per_page__gt=0), name="billing_page_has_words"
            ),
            models.CheckConstraint(
                condition=Q(words_per_hour__gt=0), name="billing_hour_has_words"
            ),
            models.CheckConstraint(
                condition=Q(least_hours__gte=0), name="billing_least_hours_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"pricelist:{self.pk}"


class Price(models.Model):
    """The price of one unit of a service; an empty language or subject stands for any."""

    price_list = models.ForeignKey(PriceList, on_delete=models.CASCADE, related_name="prices")
    item = models.CharField(
        _("service"), max_length=16, choices=[(item.value, item.label) for item in PRICED]
    )
    source_language = models.CharField(_("from"), max_length=8, blank=True)
    target_language = models.CharField(_("into"), max_length=8, blank=True)
    subject = models.CharField(_("field"), max_length=12, choices=Subject.choices, blank=True)
    unit = models.CharField(_("unit"), max_length=8, choices=Unit.choices, default=Unit.WORD)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=4)

    class Meta:
        ordering = ["item", "source_language", "target_language", "subject", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(price__gt=0), name="billing_price_is_something"),
            models.UniqueConstraint(
                fields=["price_list", "item", "source_language", "target_language", "subject"],
                name="billing_price_once",
            ),
        ]

    def __str__(self) -> str:
        return f"price:{self.pk}"


class BandShare(models.Model):
    """What the words of one band cost, in percent of the word price."""

    price_list = models.ForeignKey(PriceList, on_delete=models.CASCADE, related_name="shares")
    band = models.CharField(max_length=12, choices=Band.choices)
    percent = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["price_list", "band"], name="billing_band_once"),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="billing_band_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.band} {self.percent}"


class QuoteQuerySet(models.QuerySet["Quote"]):
    def visible_to(self, actor: Actor) -> Self:
        """Finance sees all, others of the agency those of orders they know of, a customer his
        own."""
        if actor.is_agency:
            return self if actor.may(Power.KEEP_ACCOUNTS) else self.filter(known_to(actor))
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(customer__account=actor.account)
        return self.none()


class Quote(models.Model):
    """A price offered for the files of a folder; `version` counts the offers for one order.

    `number` is that of the order. Whoever has the `token` may answer, as whoever has the letter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="quotes")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="quotes")
    number = models.CharField(max_length=16)
    version = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=16, choices=QuoteStatus.choices, default=QuoteStatus.SENT)
    currency = models.CharField(max_length=3, default="NOK")
    vat_class = models.CharField(max_length=1, choices=VatClass.choices)
    vat_rate = models.DecimalField(max_digits=5, decimal_places=2)
    rule = models.CharField(max_length=16)
    sent_at = models.DateTimeField()
    valid_until = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["folder", "version"], name="billing_quote_version"),
            models.UniqueConstraint(
                fields=["folder"], condition=Q(status="quote_sent"), name="billing_one_open_quote"
            ),
            models.CheckConstraint(
                condition=Q(status__in=QuoteStatus.values), name="billing_quote_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"quote:{self.pk}"

    @property
    def title(self) -> str:
        return f"{self.number}-{self.version}"


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def visible_to(self, actor: Actor) -> Self:
        """Officers and finance see all, a customer his own, others none; the documents, which are
        some hundred times as large as all else in a row, are fetched when they are asked for."""
        found = self.defer("pdf", "credits__pdf")
        if actor.kind is ActorKind.OFFICER or actor.may(Power.KEEP_ACCOUNTS):
            return found
        if actor.kind is ActorKind.CUSTOMER:
            return found.filter(customer__account=actor.account)
        return found.none()

    def standing(self) -> Self:
        """Invoices that have not been taken back."""
        return self.filter(status__in=STANDING)

    def overdue(self, day: date) -> Self:
        return self.filter(status=InvoiceStatus.OPEN, due_on__lt=day)


class Invoice(models.Model):
    """A sales document as it was issued; it is never changed, only paid or credited.

    `number` comes of one series without gaps. `credits` is the invoice that a credit note takes
    back; the lines of a credit note are positive. `seller` and `buyer` are as they were on the
    day: names, addresses, numbers. `kept_until` is the last day the bookkeeping act asks for it
    (five years after the accounting year), `erase_after` the last day there is a reason to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveBigIntegerField(unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="invoices")
    # Its own index stays: on PostgreSQL Django would take the constraint below away with it, since
    # a unique index under a condition looks to it like the one that it made for the field.
    order_number = models.CharField(max_length=16, db_index=True)
    credits = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="credit_note"
    )
    status = models.CharField(
        max_length=20, choices=InvoiceStatus.choices, default=InvoiceStatus.OPEN
    )
    language = models.CharField(max_length=8, default="nb")
    currency = models.CharField(max_length=3, default="NOK")
    vat_class = models.CharField(max_length=1, choices=VatClass.choices)
    vat_rate = models.DecimalField(max_digits=5, decimal_places=2)
    rule = models.CharField(max_length=16)
    net = models.BigIntegerField()
    tax = models.BigIntegerField()
    seller = models.JSONField()
    buyer = models.JSONField()
    reference = models.CharField(max_length=80, blank=True)
    kid = models.CharField(max_length=25, blank=True)
    delivered_on = models.DateField()
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    due_on = models.DateField()
    paid_on = models.DateField(null=True)
    kept_until = models.DateField()
    erase_after = models.DateField()
    pdf = models.BinaryField(null=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["status", "due_on"]),
            # Whether an order is invoiced is asked on every page of the desk: by the index alone.
            models.Index(fields=["order_number", "status"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=InvoiceStatus.values), name="billing_invoice_status_known"
            ),
            models.UniqueConstraint(
                fields=["order_number"],
                condition=Q(credits=None) & ~Q(status="invoice_credited"),
                name="billing_one_invoice_an_order",
            ),
            models.CheckConstraint(
                condition=Q(erase_after__gte=models.F("kept_until")),
                name="billing_kept_before_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"invoice:{self.number}"

    @property
    def gross(self) -> int:
        return self.net + self.tax

    def is_overdue(self, day: date) -> bool:
        """Open still, and the last day to pay it lies behind."""
        return self.status == InvoiceStatus.OPEN and self.due_on < day


class LineOfPaper(models.Model):
    """One line of a quote or an invoice: codes and numbers, no text that anybody typed."""

    quote = models.ForeignKey(Quote, null=True, on_delete=models.CASCADE, related_name="lines")
    invoice = models.ForeignKey(Invoice, null=True, on_delete=models.CASCADE, related_name="lines")
    ordinal = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=16, choices=Item.choices)
    unit = models.CharField(max_length=8, choices=Unit.choices)
    band = models.CharField(max_length=12, choices=Band.choices, blank=True)
    source_language = models.CharField(max_length=8, blank=True)
    target_language = models.CharField(max_length=8, blank=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=2)
    unit_price = models.DecimalField(max_digits=12, decimal_places=4)
    discount = models.DecimalField(default=0, max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quote=None) ^ Q(invoice=None), name="billing_line_of_one_paper"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, unit_price__gte=0, discount__gte=0, discount__lte=100),
                name="billing_line_takes_nothing_away",
            ),
        ]

    def __str__(self) -> str:
        return f"line:{self.pk}"
