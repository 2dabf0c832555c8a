"""What staff fill in about customers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.emptying import is_nobody
from ordvern.apps.customers.models import Customer, CustomerQuerySet, InvoiceDetails
from ordvern.apps.customers.organisation_number import digits_of, is_organisation_number
from ordvern.apps.customers.usecases.correct_details import Details
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing
from ordvern.web.ui.asking import ContactFields
from ordvern.web.ui.fields import RecordField, Sent, offer_records


class FindForm(forms.Form):
    """Which customers a list shows."""

    q = forms.CharField(
        label=_("Name, e-mail, phone or organisation number"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"type": "search", "class": "ds-input"}),
    )


class DetailsForm(ContactFields):
    """The contact details of an entry."""

    def details(self) -> Details:
        data = self.cleaned_data
        return Details(data["name"], data["address"], data["phone"], data["kind"])


class NewForm(ContactFields):
    """A customer who called, wrote or came in."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Without one the customer is told by phone or letter, and cannot sign in."),
    )


class InvoicingForm(forms.Form):
    """What an invoice needs beyond the contact details."""

    organisation_number = forms.CharField(
        label=_("Organisation number"), max_length=20, required=False
    )
    reference = forms.CharField(label=_("Your reference"), max_length=80, required=False)
    address = forms.CharField(label=_("Invoice address"), max_length=240, required=False)
    email = forms.EmailField(label=_("E-mail for invoices"), required=False)
    sent = forms.ChoiceField(
        label=_("Invoice sent"),
        choices=InvoiceDetails.Sent.choices,
        initial=InvoiceDetails.Sent.EMAIL,
        widget=forms.RadioSelect,
    )

    def clean_organisation_number(self) -> str:
        digits = digits_of(self.cleaned_data["organisation_number"])
        if digits and not is_organisation_number(digits):
            raise forms.ValidationError(
                _("This is no organisation number: nine digits, the last one checks the others.")
            )
        return digits

    def invoicing(self) -> Invoicing:
        return Invoicing(**self.cleaned_data)


class ContactForm(forms.Form):
    """Somebody whom an organisation has named."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=32, required=False)


def _called(entry: Customer) -> str:
    told = (entry.name, entry.account.email, entry.address, entry.phone)
    return ", ".join(part for part in told if part and not is_nobody(part))


class MergeForm(forms.Form):
    """Which other entry is the same customer."""

    other = RecordField(
        Customer,
        label=_("The other entry"),
        called=_called,
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Sent = None, *, candidates: CustomerQuerySet) -> None:
        super().__init__(data)
        offer_records(self, "other", candidates)
