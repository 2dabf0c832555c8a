"""The forms of a customer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.web.ui.message_form import LONGEST


class NewFileForm(forms.Form):
    """One file in the place of another; whether it is acceptable is asked in `ui.receiving`."""

    file = forms.FileField(label=_("The new file"), required=False, allow_empty_file=True)


class CorrectionForm(forms.Form):
    """What is wrong with a translation, in the customer's words."""

    text = forms.CharField(
        label=_("What is to be corrected?"),
        help_text=_("Say where it stands and what it should be. It is kept encrypted."),
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 6}),
    )
