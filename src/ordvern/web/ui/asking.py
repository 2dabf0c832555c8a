"""Fields of every form by which work is asked for: who asks, and what is wanted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.usecases.submit_request import Assignment
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.fields import offer_choices
from ordvern.web.ui.interpreting_fields import InterpretingFields
from ordvern.web.ui.languages import language_choices


class ContactFields(forms.Form):
    """Who asks. The e-mail address is a field of the forms that ask for it."""

    kind = forms.ChoiceField(
        label=_("Orders as"),
        choices=Customer.Kind.choices,
        initial=Customer.Kind.PERSON,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=32,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=240,
        required=False,
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )

    def contact(self, *, language: str, email: str) -> Contact:
        data = self.cleaned_data
        names = ("name", "phone", "address", "kind")
        return Contact(language=language, email=email, **{name: data[name] for name in names})


class AssignmentFields(InterpretingFields):
    """From which language into which, and by when; or when an interpreter is to come."""

    field_order = (
        *("source_language", "target_language", "wanted_on", "is_certified", "service"),
        *("begins_on", "begins_at", "minutes", "way", "town", "place", "meets", "qualification"),
    )

    source_language = forms.ChoiceField(label=_("From language"))
    target_language = forms.ChoiceField(label=_("Into language"))
    wanted_on = forms.DateField(label=_("Wanted by"), required=False, widget=DeadlineInput)
    is_certified = forms.BooleanField(
        label=_("Certified translation"),
        required=False,
        help_text=_(
            "For authorities and courts. The whole text is translated and nothing is blacked out,"
            " by us or by a translator authorised for these languages."
        ),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        today: date,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, files, initial=dict(initial or {}))
        self.today = today
        for name in ("source_language", "target_language"):
            offer_choices(self, name, language_choices())
        for name in ("wanted_on", "begins_on"):
            self.fields[name].widget.attrs["min"] = today.isoformat()

    def clean_wanted_on(self) -> date | None:
        wanted: date | None = self.cleaned_data["wanted_on"]
        if wanted is not None and wanted < self.today:
            raise forms.ValidationError(_("This day has passed."))
        return wanted

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("source_language") and data["source_language"] == data.get("target_language"):
            self.add_error("target_language", _("Choose two different languages."))
        if self.wants_interpreter and data.get("is_certified"):
            self.add_error("is_certified", _("Only a translation can be certified."))
        return data

    def assignment(self, *, message: str) -> Assignment:
        data = self.cleaned_data
        names = ("source_language", "target_language", "wanted_on", "is_certified")
        wanted = {name: data[name] for name in names}
        return Assignment(message=message, sitting=self.sitting(), **wanted)
