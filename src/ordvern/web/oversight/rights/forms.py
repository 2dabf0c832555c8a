"""What an officer takes down of a case, and decides about it."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.models import Customer
from ordvern.apps.intake.words import Sender
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.models import Case, Identity, Kind, Refusal
from ordvern.apps.rights.usecases.open_case import Asked

CHANNELS = [pair for pair in Case.Channel.choices if pair[0] != Case.Channel.PORTAL]
SEEN_BY_US = (Identity.CALLED_BACK, Identity.SHOWN)


class KindForm(forms.Form):
    """Which right is asked for."""

    kind = forms.ChoiceField(label=_("What is asked for"), choices=Kind.choices)


class CaseForm(KindForm):
    """A request by phone, by letter or in person, or an e-mail that came elsewhere."""

    channel = forms.ChoiceField(label=_("How it came"), choices=CHANNELS)
    received_on = forms.DateField(
        label=_("Received"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    name = forms.CharField(label=_("Who asks"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("If it is a customer's, the case is about that customer."),
    )
    words = forms.CharField(
        label=_("What is said"), max_length=8000, widget=forms.Textarea({"rows": 5})
    )

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def asked(self) -> Asked:
        data = self.cleaned_data
        sender = Sender(data["name"], data["email"])
        return Asked(data["kind"], data["channel"], data["words"], sender)

    def customer(self) -> Customer | None:
        email = self.cleaned_data["email"].strip().lower()
        standing = Customer.objects.standing()
        return standing.filter(account__email=email).order_by("pk").first() if email else None

    def received_at(self) -> datetime:
        noon = datetime.combine(self.cleaned_data["received_on"], time(12))
        return min(timezone.make_aware(noon), timezone.now())


class IdentityForm(forms.Form):
    """How we have seen who it is; no copy of any document is kept."""

    how = forms.ChoiceField(
        label=_("How do we know who asks?"),
        choices=[(how.value, how.label) for how in SEEN_BY_US],
        widget=forms.RadioSelect,
    )


class ExtensionForm(forms.Form):
    """Why two months more are needed."""

    reason = forms.ChoiceField(label=_("Why"), choices=Case.Extension.choices)


class RefusalForm(forms.Form):
    """Why the request is refused."""

    refusal = forms.ChoiceField(label=_("Why"), choices=Refusal.choices)


class ForwardForm(forms.Form):
    """The orders that the person has named."""

    numbers = forms.CharField(
        label=_("Numbers of the orders"),
        max_length=200,
        help_text=_("Those that the person has named. No file is searched."),
    )

    def clean_numbers(self) -> list[Order]:
        wanted = self.cleaned_data["numbers"].replace(",", " ").split()
        found = list(Order.objects.filter(number__in=wanted).select_related("folder"))
        if len(found) < len(set(wanted)):
            raise forms.ValidationError(_("There is no order with one of these numbers."))
        return found
