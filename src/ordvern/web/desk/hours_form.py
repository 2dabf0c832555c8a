"""Another day, hour or length of an interpreting assignment, and why; or how long it was."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.interpreting import LONGEST, Interpreting, MovedBecause
from ordvern.apps.orders.usecases.note_length_anew import may_note_length_anew
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.interpreting_fields import SHORTEST
from ordvern.web.ui.minutes_form import MinutesForm


class HoursForm(forms.Form):
    """By the clock of the agency; `sequence` is how often it had been moved when it was opened."""

    begins_on = forms.DateField(label=_("Day"), widget=DeadlineInput)
    begins_at = forms.TimeField(
        label=_("From, o'clock"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(
        label=_("Length in minutes"), min_value=SHORTEST, max_value=LONGEST
    )
    sequence = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    because = forms.ChoiceField(label=_("Why"), choices=MovedBecause.choices)

    def moved(self) -> dict[str, Any]:
        """What the use case is told. Call when it is valid."""
        data = self.cleaned_data
        begins = datetime.combine(data["begins_on"], data["begins_at"])
        return {
            "begins_at": timezone.make_aware(begins),
            "minutes": data["minutes"],
            "because": MovedBecause(data["because"]),
            "sequence": data["sequence"],
        }


def hours_form(sitting: Interpreting) -> HoursForm | None:
    """As it now stands; None if it may not change any more."""
    if not sitting.may_change(timezone.now()):
        return None
    clock = timezone.localtime(sitting.begins_at).time()
    initial = {"begins_on": sitting.day, "begins_at": clock, "minutes": sitting.minutes}
    initial["sequence"] = sitting.sequence
    return HoursForm(initial=initial, auto_id="moved_%s")  # the page asks for minutes twice


def length_form(sitting: Interpreting) -> MinutesForm | None:
    """As it is noted to have been; None if it may not be noted anew."""
    if not may_note_length_anew(sitting, now=timezone.now()):
        return None
    return MinutesForm(initial={"minutes": sitting.done_minutes}, auto_id="length_%s")
