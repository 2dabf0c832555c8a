"""What staff note of a partner."""

from datetime import date

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import OfferRound
from ordvern.apps.partners.models import Subject, TransferGround, Unit, WorkKind
from ordvern.apps.partners.states import Standing
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.countries import country_choices
from ordvern.web.ui.languages import language_choices


class FindForm(forms.Form):
    """Which partners a list shows."""

    q = forms.CharField(
        label=_("Name or contact"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"type": "search", "class": "ds-input"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), *Standing.choices],
        widget=forms.Select({"class": "ds-input"}),
    )


class ProfileForm(forms.Form):
    """Who a partner is and where; the e-mail address is asked for once, at the start."""

    name = forms.CharField(label=_("Legal name"), max_length=120)
    contact = forms.CharField(label=_("Contact"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=32)
    country_of_residence = forms.ChoiceField(label=_("Lives in"), choices=country_choices)
    country_of_work = forms.ChoiceField(label=_("Works from"), choices=country_choices)
    words_a_day = forms.IntegerField(label=_("Words a day"), min_value=1, required=False)


class InviteForm(ProfileForm):
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(label=_("Writes to us in"), choices=settings.LANGUAGES)

    field_order = ("email", "language")


class ApproveForm(forms.Form):
    until = forms.DateField(label=_("Approved until"), widget=forms.DateInput({"type": "date"}))


class PairForm(forms.Form):
    source_language = forms.ChoiceField(label=_("From"), choices=language_choices)
    target_language = forms.ChoiceField(label=_("To"), choices=language_choices)


class FieldForm(forms.Form):
    subject = forms.ChoiceField(label=_("Field"), choices=Subject.choices)


class AuthorisationForm(PairForm):
    country = forms.ChoiceField(label=_("Given by"), choices=country_choices, initial="NO")
    number = forms.CharField(label=_("Number"), max_length=32, required=False)
    expires_on = forms.DateField(
        label=_("Ends"), required=False, widget=forms.DateInput({"type": "date"})
    )


class RateForm(forms.Form):
    service = forms.ChoiceField(label=_("Service"), choices=WorkKind.choices)
    unit = forms.ChoiceField(label=_("Per"), choices=Unit.choices)
    amount = forms.DecimalField(label=_("Price"), min_value=0, max_digits=9, decimal_places=4)
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3, initial="NOK")


class GroundForm(forms.Form):
    kind = forms.ChoiceField(label=_("Ground"), choices=TransferGround.Kind.choices)
    condition = forms.ChoiceField(
        label=_("Condition"),
        choices=[("", "–"), *TransferGround.Condition.choices],
        required=False,
    )
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    dated_on = forms.DateField(label=_("Dated"), widget=forms.DateInput({"type": "date"}))
    valid_until = forms.DateField(
        label=_("Holds until"), required=False, widget=forms.DateInput({"type": "date"})
    )
    covers_sensitive = forms.BooleanField(label=_("Covers sensitive data"), required=False)

    def clean(self) -> dict[str, object]:
        found = super().clean() or {}
        kind = found.get("kind")
        if kind != TransferGround.Kind.CLAUSES and not found.get("valid_until"):
            self.add_error("valid_until", _("Say until when it holds."))
        if kind == TransferGround.Kind.ASSESSMENT and not found.get("country"):
            self.add_error("country", _("Say which country was assessed."))
        if kind == TransferGround.Kind.CONDITION and not found.get("condition"):
            self.add_error("condition", _("Say which condition was confirmed."))
        return found


DETAIL_FORMS: dict[str, type[forms.Form]] = {
    "pair": PairForm,
    "field": FieldForm,
    "authorisation": AuthorisationForm,
    "rate": RateForm,
    "ground": GroundForm,
}


class RoundForm(forms.Form):
    """How several partners are asked about an order."""

    mode = forms.ChoiceField(
        label=_("Ask"),
        choices=[each for each in OfferRound.Mode.choices if each[0] != OfferRound.Mode.ONE],
        widget=forms.RadioSelect,
        initial=OfferRound.Mode.CASCADE,
    )
    hours = forms.IntegerField(
        label=_("Working hours to answer, in cascade"), min_value=1, max_value=80, initial=4
    )
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=DeadlineInput,
    )
    subject = forms.ChoiceField(
        label=_("Field"), choices=[("", "–"), *Subject.choices], required=False
    )

    @property
    def day(self) -> date | None:
        """The day as typed, or as proposed; None if there is none."""
        if self.is_bound:
            self.is_valid()
        known = self.cleaned_data if self.is_bound else self.initial
        day: date | None = known.get("due_on")
        return day


class TermsForm(forms.Form):
    """A version of terms for partners: its name, and the words by language, a clause a line."""

    version = forms.CharField(
        label=_("Name of the version"),
        help_text=_("For instance the month: 2027-01."),
        max_length=32,
    )
    nb = forms.CharField(label=_("In bokmål"), widget=forms.Textarea({"data-rows": 12}))
    nn = forms.CharField(label=_("In nynorsk"), widget=forms.Textarea({"data-rows": 12}))
    en = forms.CharField(label=_("In English"), widget=forms.Textarea({"data-rows": 12}))

    @property
    def texts(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in ("nb", "nn", "en")}
