"""Which services of others may measure visitors, by the agency's numbers there."""

from collections.abc import Mapping

from django import forms
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.apps.consent.models import AnswerCount
from ordvern.apps.consent.services import SERVICES
from ordvern.web.ui.fields import Sent

Answer = AnswerCount.Answer
ANSWERS: dict[AnswerCount.Answer, LazyText] = {
    Answer.YES: gettext_lazy("Yes"),
    Answer.SOME: gettext_lazy("Yes to some"),
    Answer.NO: gettext_lazy("No"),
    Answer.WITHDRAWN: gettext_lazy("Yes taken back"),
}


class MeasuringForm(forms.Form):
    """A number for each service that is on; an empty field turns it off."""

    tell = forms.BooleanField(
        label=gettext_lazy("Tell customers and partners by e-mail"), required=False, initial=True
    )

    def __init__(self, data: Sent = None, *, services: Mapping[str, str]) -> None:
        super().__init__(data)
        for each in SERVICES:
            self.fields[each.id] = forms.CharField(
                label=each.name,
                required=False,
                max_length=24,
                initial=services.get(each.id, ""),
                help_text=_("Its number, as in %(example)s. Empty: off.")
                % {"example": each.example},
            )
        self.order_fields([*(each.id for each in SERVICES), "tell"])

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        for each in SERVICES:
            number = data.get(each.id, "").strip().upper()
            if number and not each.may_be(number):
                words = _("Write the number as in %(example)s.") % {"example": each.example}
                self.add_error(each.id, words)
            data[each.id] = number
        return data

    def services(self) -> dict[str, str]:
        """Those that are on, with their numbers."""
        return {each.id: number for each in SERVICES if (number := self.cleaned_data[each.id])}
