"""What the officer fills in: what the system cannot know, risks, and an approval."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ordvern.apps.records.models import Entry, Event, Field, Risk, Step
from ordvern.apps.records.usecases.weigh_risk import Weight
from ordvern.web.ui.fields import Sent, offer_choices

from .writers import called

LONGEST = 4_000
LINES = (Field.OFFICER, Field.JOINT)
DAY = {"type": "date"}
A_YEAR = timedelta(days=365)
WEIGHTS = ("likelihood", "severity", "likelihood_after", "severity_after")


class DayField(forms.DateField):
    """A day, as browsers send it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(DAY, format="%Y-%m-%d"), **options)


class EntryForm(forms.Form):
    """Every field that people write, with who wrote it last and when as its hint.

    What stood in a field comes back beside it, so that who changes one does not undo what another
    officer has written in the next one meanwhile.
    """

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data)
        known = {each.field: each for each in Entry.objects.all()}
        names = called(each.written_by for each in known.values())
        for field in Field:
            rows = 1 if field in LINES else 4
            self.fields[field.value] = forms.CharField(
                label=field.label,
                required=False,
                max_length=LONGEST,
                show_hidden_initial=True,
                initial=known[field].words if field in known else "",
                help_text=_written(known.get(field), names),
                widget=forms.Textarea({"data-rows": rows}),
            )

    def words(self) -> dict[Field, str]:
        """Those that are not as they were shown."""
        return {Field(name): self.cleaned_data[name] for name in self.changed_data}


def _written(entry: Entry | None, names: Mapping[int, str]) -> str:
    if entry is None:
        return ""
    day = date_format(timezone.localdate(entry.written_at))
    told = {"day": day, "name": names[entry.written_by]}
    return str(_("Last written %(day)s by %(name)s.") % told)


class RiskForm(forms.Form):
    """Likelihood and severity without and with the measures."""

    likelihood = forms.ChoiceField(label=_("Likelihood without measures"))
    severity = forms.ChoiceField(label=_("Severity without measures"))
    measures = forms.CharField(
        label=_("Measures besides the system's own"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"data-rows": 3}),
    )
    likelihood_after = forms.ChoiceField(label=_("Likelihood with measures"))
    severity_after = forms.ChoiceField(label=_("Severity with measures"))

    def __init__(self, data: Sent = None, *, risk: Risk | None = None) -> None:
        super().__init__(data, initial=_initial(risk))
        for name in WEIGHTS:
            offer_choices(self, name, Step.choices)

    def weight(self, event: Event) -> Weight:
        data = self.cleaned_data
        return Weight(
            **{name: int(data[name]) for name in WEIGHTS},
            event=Event(data.get("event", event)),
            measures=data["measures"].strip(),
            title=data.get("title", "").strip(),
        )


class OwnRiskForm(RiskForm):
    """A risk that only this agency has."""

    title = forms.CharField(
        label=_("What could happen"),
        max_length=160,
        help_text=_("In a sentence, without names of people."),
    )
    event = forms.ChoiceField(label=_("What it does to the data"), choices=Event.choices)
    field_order = ["title", "event"]


def _initial(risk: Risk | None) -> dict[str, object]:
    if risk is None:
        return {}
    return {name: getattr(risk, name) for name in (*WEIGHTS, "measures", "title", "event")}


class ApproveForm(forms.Form):
    """Who decided, and when it is looked at again."""

    decision = forms.CharField(
        label=_("Who decided, and where it is written"),
        max_length=200,
        help_text=_("As in: general manager, case 12/2026. No names."),
    )
    review_on = DayField(label=_("To be reviewed by"))
    was_consulted = forms.BooleanField(
        label=_("Datatilsynet was consulted before (Art. 36)"), required=False
    )

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("The day must lie ahead."))
        return day

    @staticmethod
    def proposed(now: datetime) -> dict[str, object]:
        """A year from now."""
        return {"review_on": timezone.localdate(now + A_YEAR)}
