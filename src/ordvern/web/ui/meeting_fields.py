"""Fields of where one interprets: how, in which town, at what address, and whom to ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.interpreting import Meeting, Way
from ordvern.apps.screening.guard import HoldsSensitive, check_words
from ordvern.web.ui.message_form import kinds_in_words

TOLD = ("town", "place", "meets")
"""Free text that goes to interpreters: looked at before it is kept, as messages to partners."""

MUST_BE_KNOWN = _("An interpreter must know this.")
TOO_MUCH = _(
    "Interpreters are told this, and it tells something sensitive (%(kinds)s). Leave that out."
)


class MeetingFields(forms.Form):
    """What is told of the place; a form that asks for it calls `look_at_meeting` in its `clean`."""

    way = forms.ChoiceField(
        label=_("How"), choices=Way.choices, required=False, widget=forms.RadioSelect
    )
    town = forms.CharField(
        label=_("Town"),
        max_length=60,
        required=False,
        help_text=_("The interpreters who are asked are told the town and nothing more."),
    )
    place = forms.CharField(
        label=_("Address, telephone number or link"),
        max_length=240,
        required=False,
        help_text=_("Stored encrypted, and told to the one interpreter who takes the assignment."),
    )
    meets = forms.CharField(
        label=_("Whom to ask for there"),
        max_length=120,
        required=False,
        help_text=_("Stored encrypted, and told to the one interpreter who takes the assignment."),
    )

    def look_at_meeting(self, data: dict[str, Any]) -> None:
        """Ask for what an interpreter must know, and refuse what he must not be told."""
        if not data.get("way") and "way" not in self.errors:
            self.add_error("way", MUST_BE_KNOWN)
        if data.get("way") == Way.IN_PERSON and not data.get("town"):
            self.add_error("town", MUST_BE_KNOWN)
        for name in TOLD:
            try:
                check_words(data.get(name, ""))
            except HoldsSensitive as refusal:
                kinds = {"kinds": kinds_in_words(refusal)}
                self.add_error(name, forms.ValidationError(TOO_MUCH, params=kinds))

    def meeting(self) -> Meeting:
        """Call when it is valid."""
        return Meeting(*(self.cleaned_data[name] for name in TOLD))
