"""What a partner sends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile


class TranslationForm(forms.Form):
    """The translation of one file."""

    translation = forms.FileField(label=_("Drop the translation here, or choose it"))

    def __init__(self, file: StoredFile) -> None:
        super().__init__(auto_id=f"{file.pk}-%s")
