"""Another place, way or contact of an interpreting assignment."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ordvern.apps.orders.interpreting import Interpreting, Meeting
from ordvern.web.ui.meeting_fields import TOLD, MeetingFields


class MeetingForm(MeetingFields):
    """As it is asked for when an interpreter is ordered; `sequence` is as in `HoursForm`."""

    sequence = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["way"].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.look_at_meeting(data)
        return data

    def changed(self) -> dict[str, Any]:
        """What the use case is told. Call when it is valid."""
        data = self.cleaned_data
        return {"way": data["way"], "meeting": self.meeting(), "sequence": data["sequence"]}

    def show_again(self, sitting: Interpreting) -> None:
        """With what was typed, though it stands otherwise by now: sent again it is changed. Call
        when it is valid."""
        typed = {name: self.data.get(name) for name in self.fields}
        self.data = typed | {"sequence": sitting.sequence}
        self.add_error(
            None,
            _(
                "The assignment was moved, or is somewhere else, since you opened the page. See how"
                " it stands now, and save once more if what you wrote is right."
            ),
        )


def meeting_form(data: Any, *, sitting: Interpreting, meeting: Meeting) -> MeetingForm:
    """As it now stands, unless something was sent."""
    told = dict(zip(TOLD, (meeting.town, meeting.place, meeting.contact), strict=True))
    initial = {"way": sitting.way, "sequence": sitting.sequence, **told}
    return MeetingForm(data, initial=initial)
