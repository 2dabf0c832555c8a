"""What the owner fills in about colleagues."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.duties import USUAL
from ordvern.apps.files.people import NeedToKnow
from ordvern.web.ui.duties import DUTIES
from ordvern.web.ui.fields import Sent


class DutiesForm(forms.Form):
    """What somebody is there for."""

    duties = forms.MultipleChoiceField(
        label=_("Duties"),
        choices=[(duty.value, words) for duty, (words, _about) in DUTIES.items()],
        widget=forms.CheckboxSelectMultiple,
    )


class InviteForm(DutiesForm):
    """A new colleague."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    field_order = ("name", "email", "language", "duties")

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data, initial={"duties": [duty.value for duty in USUAL]})


class NeedToKnowForm(forms.Form):
    """Which orders only those see who are on them."""

    scope = forms.ChoiceField(
        label=_("Only those who are on it see"),
        choices=NeedToKnow.Scope.choices,
        widget=forms.RadioSelect,
    )
