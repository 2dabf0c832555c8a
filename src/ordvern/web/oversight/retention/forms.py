"""What an officer says of a hold."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.audit import name_of
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.models import Hold

KINDS = (
    ("order", _("An order with its files")),
    ("customer", _("Everything of an order's customer")),
    ("invoice", _("An invoice")),
    ("inquiry", _("An inquiry")),
)


class HoldForm(forms.Form):
    """What is not to be deleted, why, and until when."""

    kind = forms.ChoiceField(label=_("What is held"), choices=KINDS, widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("Number"),
        max_length=16,
        help_text=_("Of the order, the invoice or the inquiry."),
    )
    ground = forms.ChoiceField(label=_("Why"), choices=Hold.Ground.choices)
    reference = forms.CharField(
        label=_("Case number"),
        max_length=40,
        required=False,
        help_text=_("Never a name."),
    )
    until = forms.DateField(
        label=_("Until and including"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Two years ahead at most. Then somebody must say again why."),
    )

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if "kind" in data and "number" in data:
            data["subject"] = _subject(data["kind"], data["number"].strip())
            if not data["subject"]:
                self.add_error("number", _("There is nothing with this number."))
        return data

    def chosen(self) -> tuple[str, str, str, date]:
        """Subject, ground, reference and last day."""
        data = self.cleaned_data
        return data["subject"], data["ground"], data["reference"], data["until"]


def _subject(kind: str, number: str) -> str:
    """How the log names it; empty if there is none."""
    if kind == "invoice":
        invoice = Invoice.objects.filter(number=number).first() if number.isdigit() else None
        return name_of(invoice) if invoice else ""
    if kind == "inquiry":
        inquiry = Inquiry.objects.filter(number=number).first()
        return name_of(inquiry) if inquiry else ""
    order = Order.objects.filter(number=number).first()
    if order is None:
        return ""
    return name_of(order) if kind == "order" else f"customer:{order.customer_id}"
