"""The forms of the open site."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.usecases.submit_request import Assignment
from ordvern.web.ui.file_field import FilesField
from ordvern.web.ui.languages import language_choices

LONGEST_PASTED = 200_000


class QuoteForm(forms.Form):
    """A request for a quote: files, what is wanted, who asks, and the declaration."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    source_language = forms.ChoiceField(label=_("Translate from"))
    target_language = forms.ChoiceField(label=_("Translate to"))
    wanted_on = forms.DateField(
        label=_("Wanted by"), required=False, widget=forms.DateInput({"type": "date"})
    )
    message = forms.CharField(
        label=_("Message to us"),
        required=False,
        max_length=4000,
        help_text=_("Stored encrypted together with your files, and erased with them."),
        widget=forms.Textarea({"data-rows": 3}),
    )
    kind = forms.ChoiceField(
        label=_("You order as"),
        choices=Customer.Kind.choices,
        initial=Customer.Kind.PERSON,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The quote comes here, and so do the codes that you sign in with."),
        widget=forms.EmailInput({"autocomplete": "email"}),
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
    declared = forms.BooleanField(
        label=_(
            "I have a lawful ground to let you handle the personal data in the files: they are my"
            " own, I have permission, or the law gives me the right."
        ),
        error_messages={"required": _("We can only take the files with this declaration.")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
        *,
        today: date,
    ) -> None:
        super().__init__(data, files, initial={"token": uuid4()})
        self.today = today
        # Not declared above: there `files` is what Django calls the files of the request.
        self.fields["files"] = FilesField(label=_("Your files"), required=False)
        for name in ("source_language", "target_language"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = language_choices()
        self.fields["wanted_on"].widget.attrs["min"] = today.isoformat()

    def clean_wanted_on(self) -> date | None:
        wanted: date | None = self.cleaned_data["wanted_on"]
        if wanted is not None and wanted < self.today:
            raise forms.ValidationError(_("This day has passed."))
        return wanted

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("source_language") and data["source_language"] == data.get("target_language"):
            self.add_error("target_language", _("Choose another language than you translate from."))
        return data

    def contact(self, *, language: str) -> Contact:
        """Who asks; `language` is that of the page, and of the letters to come."""
        data = self.cleaned_data
        names = ("name", "email", "phone", "address", "kind")
        return Contact(language=language, **{name: data[name] for name in names})

    def assignment(self) -> Assignment:
        data = self.cleaned_data
        names = ("source_language", "target_language", "wanted_on", "message")
        return Assignment(**{name: data[name] for name in names})


class TryForm(forms.Form):
    """A document or a text to look through, once, in memory."""

    document = forms.FileField(
        label=_("Drop a document here, or choose one"), required=False, allow_empty_file=True
    )
    text = forms.CharField(
        label=_("Or paste a text"),
        required=False,
        max_length=LONGEST_PASTED,
        strip=False,
        widget=forms.Textarea({"data-rows": 6}),
    )
