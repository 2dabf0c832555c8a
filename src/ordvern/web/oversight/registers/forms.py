"""What the officer fills in about a breach."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.registers.models import Breach, TextField
from ordvern.apps.registers.severity import Context, Ease, Loss, Weighing
from ordvern.apps.registers.usecases.describe_breach import Description
from ordvern.apps.registers.usecases.weigh_breach import Decision
from ordvern.apps.registers.words import CONTEXTS, EASES, LOSSES
from ordvern.web.ui.fields import offer_choices

LONGEST = 4_000
MOST_PERSONS = 10_000_000
MOST_ORDERS = 4_000
WRITTEN = [field for field in TextField if field is not TextField.REASONS]
LOST = [(loss.value, words) for loss, words in LOSSES.items()]
AT = {"type": "datetime-local"}


class MomentField(forms.DateTimeField):
    """A day and time of day in Norwegian time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateTimeInput(AT, format="%Y-%m-%dT%H:%M"), **options)


class BreachOpenForm(forms.Form):
    """When it was known and who found it; everything else can wait."""

    known_at = MomentField(
        label=_("Known since"),
        help_text=_("When you were reasonably sure that personal data are affected."),
    )
    found_by = forms.ChoiceField(label=_("Found by"), choices=Breach.FoundBy.choices)

    def clean_known_at(self) -> datetime:
        known: datetime = self.cleaned_data["known_at"]
        if known > timezone.now():
            raise forms.ValidationError(_("This lies ahead."))
        return known


class BreachForm(BreachOpenForm):
    """All that is known of a breach, in the order of the authority's form."""

    cause = forms.ChoiceField(label=_("Main cause"), choices=Breach.Cause.choices)
    began_at = MomentField(label=_("Began"), required=False)
    ended_at = MomentField(label=_("Ended"), required=False)
    about = forms.ChoiceField(
        label=_("How they stand to us"),
        choices=[("", "–"), *Breach.About.choices],
        required=False,
    )
    persons = forms.IntegerField(
        label=_("Persons affected, about"), required=False, min_value=0, max_value=MOST_PERSONS
    )
    orders = forms.CharField(
        label=_("Order numbers"),
        required=False,
        max_length=MOST_ORDERS,
        help_text=_("With a space or comma between. The system finds files, kinds and openings."),
    )
    field_order = ["known_at", "found_by", "cause", "began_at", "ended_at", "orders"]

    def __init__(self, data: Mapping[str, Any] | None = None, *, breach: Breach) -> None:
        self.breach = breach
        super().__init__(data, initial=None if data else _initial(breach))
        for text in WRITTEN:
            self.fields[text.value] = forms.CharField(
                label=text.label,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea({"data-rows": 3}),
            )

    def clean_known_at(self) -> datetime:
        """The page shows whole minutes: the same minute is no change."""
        known = super().clean_known_at()
        was = self.breach.known_at
        if known == was.replace(second=0, microsecond=0):
            return was
        if known > was:
            raise forms.ValidationError(_("The clock cannot be moved to a later start."))
        return known

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        began, ended = data.get("began_at"), data.get("ended_at")
        if began and ended and ended < began:
            self.add_error("ended_at", _("The end lies before the beginning."))
        return data

    def description(self) -> Description:
        data = self.cleaned_data
        names = ("cause", "found_by", "known_at", "began_at", "ended_at", "about", "persons")
        return Description(
            **{name: data[name] for name in names},
            orders=re.split(r"[\s,;]+", data["orders"].strip()) if data["orders"].strip() else [],
            texts={text: data[text.value].strip() for text in WRITTEN},
        )


def _initial(breach: Breach) -> dict[str, Any]:
    names = ("cause", "found_by", "known_at", "began_at", "ended_at", "about", "persons")
    numbers = breach.orders.order_by("number").values_list("number", flat=True)
    return {
        **{name: getattr(breach, name) for name in names},
        "orders": " ".join(numbers),
        **breach.texts_now(),
    }


class WeighForm(forms.Form):
    """The parts of the score, and the decision."""

    context = forms.ChoiceField(label=_("What the data are"), widget=forms.RadioSelect)
    ease = forms.ChoiceField(
        label=_("How easily they tell whom they are about"), widget=forms.RadioSelect
    )
    confidentiality = forms.ChoiceField(label=_("Seen by others"), choices=LOST)
    integrity = forms.ChoiceField(label=_("Changed"), choices=LOST)
    availability = forms.ChoiceField(label=_("Not at hand any more"), choices=LOST)
    is_malicious = forms.BooleanField(label=_("Somebody did it on purpose"), required=False)
    is_unintelligible = forms.BooleanField(
        label=_("Nobody can read the data: encrypted, and the key is safe"), required=False
    )
    to_report = forms.BooleanField(label=_("Report to Datatilsynet"), required=False)
    to_tell = forms.BooleanField(label=_("Tell the persons"), required=False)
    reasons = forms.CharField(
        label=_("Reasons for the decision"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 3}),
        help_text=_("Needed where you tell fewer than the score asks for."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        offer_choices(self, "context", [(each.value, words) for each, words in CONTEXTS.items()])
        offer_choices(self, "ease", [(each.value, words) for each, words in EASES.items()])

    def weighing(self) -> Weighing:
        data = self.cleaned_data
        return Weighing(
            Context(data["context"]),
            Ease(data["ease"]),
            Loss(data["confidentiality"]),
            Loss(data["integrity"]),
            Loss(data["availability"]),
            is_malicious=data["is_malicious"],
            is_unintelligible=data["is_unintelligible"],
        )

    def decision(self) -> Decision:
        data = self.cleaned_data
        return Decision(data["to_report"], data["to_tell"], data["reasons"])


class ReportForm(forms.Form):
    """That the report was sent, with the number that the authority gave."""

    reference = forms.CharField(label=_("The authority's reference"), required=False, max_length=40)
    is_final = forms.BooleanField(label=_("This is the last report"), required=False)


class DismissForm(forms.Form):
    """Why an alarm is no breach."""

    reasons = forms.CharField(
        label=_("Why it is no breach"),
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 2}),
    )
