"""What staff choose about a list before it is taken in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.moving.declaring import Declaration
from ordvern.apps.moving.models import TakenIn
from ordvern.web.ui.fields import Sent

from .columns import Column

FORMS = (".csv", ".tsv", ".txt")


class HandInForm(forms.Form):
    """The file of a list."""

    file = forms.FileField(label=_("The file"), widget=forms.FileInput({"accept": ",".join(FORMS)}))


class ColumnsForm(forms.Form):
    """Which column of the file is which of ours."""

    def __init__(
        self,
        data: Sent = None,
        *,
        columns: Sequence[Column],
        heads: Sequence[str],
        guess: Mapping[str, int],
    ) -> None:
        super().__init__(data, prefix="column")
        choices = [("", "–"), *((str(n), head or f"({n + 1})") for n, head in enumerate(heads))]
        for column in columns:
            place = guess.get(column.name)
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.label),
                choices=choices,
                required=column.is_needed,
                initial="" if place is None else str(place),
            )

    @property
    def places(self) -> dict[str, int]:
        """Those that were chosen, or else guessed."""
        known: Mapping[str, Any] = (
            self.cleaned_data
            if self.is_bound
            else {name: field.initial for name, field in self.fields.items()}
        )
        return {name: int(place) for name, place in known.items() if place}


class DeclareForm(forms.Form):
    """What whoever takes in a list of persons stands for."""

    ground = forms.ChoiceField(
        label=_("Ground for having their personal data here"),
        choices=[(TakenIn.Ground.CONTRACT.value, _("Contract (GDPR Article 6(1)(b))"))],
        widget=forms.RadioSelect,
        help_text=_(
            "Work that they have ordered, or that you do together: the ground that the privacy"
            " statement names. Whoever has only asked once, and whom you hold for no such reason,"
            " does not belong in the list."
        ),
    )
    came_from_themselves = forms.BooleanField(
        label=_("They gave us the details themselves; nothing is bought or gathered elsewhere"),
    )

    def declared(self) -> Declaration:
        return Declaration(**self.cleaned_data)
