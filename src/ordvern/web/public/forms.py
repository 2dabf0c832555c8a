"""The forms of the open site."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ordvern.web.ui.asking import AssignmentFields, ContactFields
from ordvern.web.ui.file_field import FilesField

LONGEST_PASTED = 200_000


class QuoteForm(AssignmentFields, ContactFields):
    """A request for a quote: files, what is wanted, who asks, and the declaration."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    message = forms.CharField(
        label=_("Message to us"),
        required=False,
        max_length=4000,
        help_text=_("Stored encrypted together with your files, and erased with them."),
        widget=forms.Textarea({"data-rows": 3}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The quote comes here, and so do the codes that you sign in with."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    declared = forms.BooleanField(
        label=_(
            "I have a lawful ground to let you handle the personal data in what I send: they are my"
            " own, I have permission, or the law gives me the right."
        ),
        error_messages={"required": _("We can only take the request with this declaration.")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
        *,
        today: date,
    ) -> None:
        super().__init__(data, files, today=today, initial={"token": uuid4()})
        self.fields["kind"].label = _("You order as")
        # Not declared above: there `files` is what Django calls the files of the request.
        self.fields["files"] = FilesField(label=_("Your files"), required=False)


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
