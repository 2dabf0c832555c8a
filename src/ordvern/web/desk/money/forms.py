"""What staff fill in about money: what to price, lines, price lists, the agency, terms."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.calculation import Line
from ordvern.apps.billing.models import AgencyDetails, Invoice, PriceList, Terms
from ordvern.apps.billing.money import CURRENCIES, with_hundredths
from ordvern.apps.billing.numbers import digits_of, is_account_number
from ordvern.apps.billing.services import PRICED, Band, Item, Subject, Unit
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.organisation_number import digits_of as number_of
from ordvern.apps.customers.organisation_number import is_organisation_number
from ordvern.apps.orders.quoting import Asked
from ordvern.web.ui.fields import LongSelect, RecordField, Sent, offer_choices, offer_records
from ordvern.web.ui.languages import language_choices

SERVICES = [(item.value, item.label) for item in PRICED]
DAY = {"type": "date"}
AMOUNT = {"inputmode": "decimal"}


def day_input() -> forms.DateInput:
    return forms.DateInput(DAY, format="%Y-%m-%d")


def number_field(label: Any = "", *, places: int = 2, **options: Any) -> forms.DecimalField:
    """A number that may be typed with a comma, as Norwegians do."""
    widget = forms.TextInput(AMOUNT)
    return forms.DecimalField(
        label=label, decimal_places=places, max_digits=12, localize=True, widget=widget, **options
    )


class AskForm(forms.Form):
    """What is to be priced."""

    item = forms.ChoiceField(label=_("Service"), choices=SERVICES)
    subject = forms.ChoiceField(label=_("Field"), choices=Subject.choices, required=False)
    hours = number_field(
        _("Hours, where it is paid by the hour"),
        required=False,
        min_value=0,
        help_text=_(
            "Left empty, they are reckoned from the words, or from the length of the interpreting."
        ),
    )
    in_a_rush = forms.BooleanField(label=_("In a rush"), required=False)

    def asked(self) -> Asked:
        chosen = self.cleaned_data
        return Asked(
            Item(chosen["item"]),
            Subject(chosen["subject"]),
            chosen["in_a_rush"],
            chosen["hours"] or None,
        )


class LineForm(forms.Form):
    """One line; without a quantity it is left out."""

    item = forms.ChoiceField(label=_("What"), choices=Item.choices)
    band = forms.ChoiceField(label=_("Matches"), choices=[("", "–"), *Band.choices], required=False)
    quantity = number_field(_("Quantity"), required=False, min_value=0)
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices)
    unit_price = number_field(_("Price"), places=4, required=False, min_value=0)
    target_language = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    discount = number_field(_("Discount, %"), required=False, min_value=0, max_value=100)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("quantity") and cleaned.get("unit_price") is None:
            self.add_error("unit_price", _("Give a price."))
        return cleaned


LinesFormSet = forms.formset_factory(LineForm, extra=2, max_num=60, absolute_max=60)


def lines_form(data: Sent = None, lines: Iterable[Line] = ()) -> "forms.BaseFormSet[LineForm]":
    """The lines of a calculation to be changed, and two more."""
    if data is not None:
        return LinesFormSet(data, prefix="lines")
    initial = [
        {
            "item": line.item.value,
            "band": line.band,
            "quantity": line.quantity.normalize() + 0,
            "unit": line.unit.value,
            "unit_price": with_hundredths(line.unit_price),
            "discount": line.discount or None,
            "target_language": line.target_language,
        }
        for line in lines
    ]
    return LinesFormSet(initial=initial, prefix="lines")


class SendForm(forms.Form):
    """Until when a quote stands; the version that was the latest when the page was opened, and how
    often an interpreting had been moved by then."""

    valid_until = forms.DateField(label=_("Stands until"), widget=day_input())
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    sequence = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_valid_until(self) -> date:
        day: date = self.cleaned_data["valid_until"]
        if day < timezone.localdate():
            raise ValidationError(_("That day is past. Choose today or a later day."))
        return day


class IssueForm(forms.Form):
    """What an invoice says besides its lines."""

    reference = forms.CharField(
        label=_("The customer's reference"),
        required=False,
        max_length=80,
        help_text=_("An order number or a department; nothing about the content of the files."),
    )
    agreed = forms.BooleanField(label=_("The customer has ordered at these prices"), required=False)


class PaidForm(forms.Form):
    paid_on = forms.DateField(label=_("Paid on"), widget=day_input())


class PriceListForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """What a list says as a whole."""

    customer = RecordField(
        Customer,
        called=lambda customer: customer.name,
        label=_("For one customer alone"),
        required=False,
        empty_label=_("The agency's own, for all"),
        widget=LongSelect,
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(c, c) for c in CURRENCIES])
    minimum = number_field(_("Minimum fee"), required=False, min_value=0)
    least_hours = number_field(
        _("Least hours of interpreting"),
        min_value=0,
        max_value=12,
        required=False,
        help_text=_("A shorter assignment is quoted and invoiced as so many hours."),
    )
    rush = number_field(_("Rush surcharge, percent"), min_value=0, max_value=500, initial=0)

    class Meta:
        model = PriceList
        fields = [
            "name",
            "customer",
            "currency",
            "valid_from",
            "valid_until",
            "minimum",
            "rush",
            "words_per_page",
            "words_per_hour",
            "least_hours",
        ]
        widgets = {"valid_from": day_input(), "valid_until": day_input()}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_records(self, "customer", Customer.objects.standing().order_by("name", "pk"))

    def clean_least_hours(self) -> Decimal:
        return self.cleaned_data["least_hours"] or Decimal(0)


class RateForm(forms.Form):
    """One row of a list; without a price it is left out."""

    item = forms.ChoiceField(label=_("Service"), choices=SERVICES)
    source_language = forms.ChoiceField(label=_("From"), required=False)
    target_language = forms.ChoiceField(label=_("Into"), required=False)
    subject = forms.ChoiceField(label=_("Field"), choices=Subject.choices, required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices)
    price = number_field(_("Price"), places=4, required=False, min_value=Decimal("0.0001"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        groups = language_choices()[1:]
        for name in ("source_language", "target_language"):
            offer_choices(self, name, [("", _("Any")), *groups])


RatesFormSet = forms.formset_factory(RateForm, extra=3, max_num=200, absolute_max=200)


class BandsForm(forms.Form):
    """What the words of each band cost, in percent of the word price."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for band in Band:
            self.fields[band.value] = number_field(band.label, min_value=0, max_value=100)


class AgencyForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """How the agency sells."""

    class Meta:
        model = AgencyDetails
        fields = [
            "name",
            "organisation_number",
            "in_vat_register",
            "street",
            "postal_code",
            "city",
            "bank_account",
            "kid_rule",
            "payment_days",
            "quote_days",
            "quote_first",
            "shows_estimate",
            "first_number",
        ]

    organisation_number = forms.CharField(
        label=_("Organisation number"), max_length=20, required=False
    )
    bank_account = forms.CharField(label=_("Bank account"), max_length=20, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if Invoice.objects.exists():  # another first number would leave a gap in the series
            self.fields["first_number"].disabled = True
            self.fields["first_number"].help_text = _("The series has begun and has no gaps.")

    def clean_organisation_number(self) -> str:
        digits = number_of(self.cleaned_data["organisation_number"])
        if digits and not is_organisation_number(digits):
            raise ValidationError(_("This is no organisation number: its check digit is wrong."))
        return digits

    def clean_bank_account(self) -> str:
        digits = digits_of(self.cleaned_data["bank_account"])
        if digits and not is_account_number(digits):
            raise ValidationError(_("This is no account number: its check digit is wrong."))
        return digits


class TermsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """On what terms a customer buys."""

    country = forms.RegexField(r"^[A-Z]{2}$", label=_("Country, two letters"), initial="NO")

    class Meta:
        model = Terms
        fields = ["country", "vat_class", "agreed_on"]
        widgets = {"agreed_on": day_input()}
