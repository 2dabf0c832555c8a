"""What a partner sends, and what he says of himself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.partners.models import Partner
from ordvern.web.ui.countries import country_choices


class SeenForm(forms.Form):
    """How often an interpreting had been moved when whoever takes it looked."""

    sequence = forms.IntegerField(required=False)


class TranslationForm(forms.Form):
    """The translation of one file."""

    translation = forms.FileField(label=_("Drop the translation here, or choose it"))

    def __init__(self, file: StoredFile) -> None:
        super().__init__(auto_id=f"{file.pk}-%s")


class ContactForm(forms.Form):
    """Whom to ask for, and how much he manages; the e-mail address is that of the account."""

    contact = forms.CharField(label=_("Contact"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=32)
    words_a_day = forms.IntegerField(label=_("Words a day"), min_value=1, required=False)


class CountryForm(forms.Form):
    """From which country the partner works from now on."""

    country_of_work = forms.ChoiceField(label=_("I work from"), choices=country_choices)

    def __init__(self, data: Any = None, *, partner: Partner) -> None:
        super().__init__(data, initial={"country_of_work": partner.country_of_work})


class AbsenceForm(forms.Form):
    """Days on which the partner takes no work."""

    first_on = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}))
    last_on = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("first_on"), found.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first."))
        return found
