"""What staff choose to plan another step."""

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import JobKind
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.fields import Sent, offer_choices
from ordvern.web.ui.languages import language_choices

WRITTEN = [(kind.value, kind.label) for kind in JobKind if kind != JobKind.INTERPRET]


class DayForm(forms.Form):
    """By when a step is due; nothing for no day at all."""

    due_on = forms.DateField(required=False)


class PartForm(forms.Form):
    """Which files become a part of their own."""

    file = forms.TypedMultipleChoiceField(coerce=UUID)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        offer_choices(self, "file", [(each, each) for each in data.getlist("file")])


class StepForm(forms.Form):
    """Into which language, what is done, and by when."""

    language = forms.ChoiceField(label=_("Into"))
    kind = forms.ChoiceField(label=_("Step"), choices=WRITTEN, initial=JobKind.REVISE)
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=DeadlineInput,
    )

    def __init__(self, data: Sent = None, *, order: Order) -> None:
        super().__init__(data, auto_id="step-%s", initial={"language": order.target_language})
        offer_choices(self, "language", language_choices())
