"""Fields by which an interpreter is asked for: when, how long, where, whom to meet, who may."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.interpreting import LONGEST, Qualification, Sitting
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.meeting_fields import MUST_BE_KNOWN, MeetingFields

TRANSLATION, INTERPRETING = "translation", "interpreting"
SHORTEST = 15
NEEDED = ("begins_on", "begins_at", "minutes")


class InterpretingFields(MeetingFields):
    """What is wanted, and if that is an interpreter, all that must be known to send one."""

    service = forms.ChoiceField(
        label=_("What you need"),
        choices=[(TRANSLATION, _("A translation")), (INTERPRETING, _("An interpreter"))],
        initial=TRANSLATION,
        required=False,
        widget=forms.RadioSelect,
    )
    begins_on = forms.DateField(label=_("Day"), required=False, widget=DeadlineInput)
    begins_at = forms.TimeField(
        label=_("From, o'clock"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=_("Length in minutes"), required=False, min_value=SHORTEST, max_value=LONGEST
    )
    qualification = forms.ChoiceField(
        label=_("Qualification, at least"),
        choices=[("", _("Any")), *Qualification.choices],
        required=False,
        help_text=_("The categories of the Norwegian register of interpreters (IMDi)."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("service", *NEEDED, "way"):
            self.fields[name].widget.attrs["data-asked"] = True

    @property
    def wants_interpreter(self) -> bool:
        """Whether an interpreter is asked for; also before the form is looked through."""
        chosen: str | None = self["service"].value()
        return chosen == INTERPRETING

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("service") != INTERPRETING:
            return data
        for name in NEEDED:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, MUST_BE_KNOWN)
        begins = _begins(data)
        if begins is not None and begins < timezone.now():
            self.add_error("begins_on", _("This time has passed."))
        self.look_at_meeting(data)
        return data

    def sitting(self) -> Sitting | None:
        """What is asked of the interpreter; None if none is asked for. Call when it is valid."""
        data = self.cleaned_data
        begins = _begins(data)
        if data.get("service") != INTERPRETING or begins is None:
            return None
        return Sitting(
            begins_at=begins,
            minutes=data["minutes"],
            way=data["way"],
            meeting=self.meeting(),
            qualification=data["qualification"],
        )


def _begins(data: dict[str, Any]) -> datetime | None:
    """By the clock of the agency."""
    day, clock = data.get("begins_on"), data.get("begins_at")
    return timezone.make_aware(datetime.combine(day, clock)) if day and clock else None
