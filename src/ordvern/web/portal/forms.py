"""The forms of a customer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewFileForm(forms.Form):
    """One file in the place of another; whether it is acceptable is asked in `ui.receiving`."""

    file = forms.FileField(label=_("The new file"), required=False, allow_empty_file=True)
