"""What the log can be narrowed to."""

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from ordvern.web.ui.fields import Sent, offer_choices
from ordvern.web.ui.happenings import ACTORS, VERBS

SELECT = forms.Select({"class": "ds-input"})


class LogForm(forms.Form):
    """Which entries of the log are shown."""

    verb = forms.ChoiceField(label=_("What happened"), required=False, widget=SELECT)
    role = forms.ChoiceField(label=_("Who"), required=False, widget=SELECT)
    subject = forms.CharField(
        label=_("Id or order number"),
        required=False,
        max_length=64,
        widget=forms.TextInput({"type": "search", "class": "ds-input"}),
    )

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data)
        anything, anybody = lazystr(_("Anything")), lazystr(_("Anybody"))
        verbs = sorted(((verb, shown[0]) for verb, shown in VERBS.items()), key=lambda v: str(v[1]))
        offer_choices(self, "verb", [("", anything), *verbs])
        offer_choices(self, "role", [("", anybody), *ACTORS.items()])
