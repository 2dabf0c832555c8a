"""What staff fill in on the pages of memories."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.searching import Where
from ordvern.web.ui.fields import LongSelect, RecordField, Sent, offer_choices, offer_records
from ordvern.web.ui.languages import language_choices

LONGEST_TEXT = 5_000
FORMS = (".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tbx", ".po", ".csv", ".tsv")
LINE = {"type": "search", "class": "ds-input"}


class OpenForm(forms.Form):
    """A new memory: what it is called, its languages and whose it is."""

    name = forms.CharField(label=_("Name"), max_length=80)
    source_language = forms.ChoiceField(label=_("From"))
    target_language = forms.ChoiceField(label=_("Into"))
    customer = RecordField(
        Customer,
        called=lambda customer: customer.name,
        label=_("Customer"),
        required=False,
        empty_label=_("None: the agency's own"),
        widget=LongSelect,
        help_text=_("A customer's memory is encrypted under a key of its own."),
    )

    def __init__(self, data: Sent = None, *, actor: Actor) -> None:
        super().__init__(data)
        for name in ("source_language", "target_language"):
            offer_choices(self, name, language_choices())
        customers = Customer.objects.visible_to(actor).standing().order_by("name", "pk")
        offer_records(self, "customer", customers)

    def clean_target_language(self) -> str:
        chosen: str = self.cleaned_data["target_language"]
        if chosen == self.cleaned_data.get("source_language"):
            raise ValidationError(_("Choose two different languages."))
        return chosen


class ConcordanceForm(forms.Form):
    """Which units are shown."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=200, widget=forms.TextInput(LINE)
    )
    where = forms.ChoiceField(
        label=_("Look in"),
        required=False,
        widget=forms.Select({"class": "ds-input"}),
        choices=[
            (Where.BOTH, _("Source and translation")),
            (Where.SOURCE, _("Source")),
            (Where.TARGET, _("Translation")),
        ],
    )


class SentenceForm(forms.Form):
    """A sentence to look up."""

    sentence = forms.CharField(
        label=_("Sentence"), max_length=LONGEST_TEXT, widget=forms.Textarea({"data-rows": 3})
    )


class UnitForm(forms.Form):
    """The translation of a unit."""

    target = forms.CharField(
        label=_("Translation"), max_length=LONGEST_TEXT, widget=forms.Textarea({"data-rows": 4})
    )


class UploadForm(forms.Form):
    """An old memory as a file of one of the forms that are read."""

    memory = forms.FileField(
        label=_("The file"), widget=forms.FileInput({"accept": ",".join(FORMS)})
    )
