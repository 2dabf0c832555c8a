"""What a customer fills in about his own data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.usecases.correct_details import Details
from ordvern.apps.rights.models import Kind
from ordvern.web.ui.asking import ContactFields

ASKED_FOR = (Kind.RESTRICTION, Kind.OBJECTION, Kind.RECTIFICATION)


class MyDetailsForm(ContactFields):
    """Contact details as their owner wants them."""

    def details(self) -> Details:
        data = self.cleaned_data
        return Details(data["name"], data["address"], data["phone"], data["kind"])


class AskForm(forms.Form):
    """A right that a person decides about, and why it is asked for."""

    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[(kind.value, kind.label) for kind in ASKED_FOR],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("What it is about, and why. Only our privacy officer reads it."),
    )


class SureForm(forms.Form):
    """Erasure cannot be undone."""

    sure = forms.BooleanField(label=_("I understand that it cannot be undone"))
