"""What is said of an authority that asks for data, and of what it gets."""

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.registers.models import Disclosure
from ordvern.apps.registers.usecases.decide_disclosure import Answer
from ordvern.apps.registers.usecases.register_disclosure import Asked
from ordvern.web.oversight.registers.forms import MOST_ORDERS, MomentField
from ordvern.web.ui.fields import Sent, offer_choices

from .forms import DayField


class AskedForm(forms.Form):
    """Who asks, on what ground, for which orders."""

    kind = forms.ChoiceField(label=_("Kind of authority"), choices=Disclosure.Kind.choices)
    authority = forms.CharField(label=_("Authority"), max_length=120)
    reference = forms.CharField(label=_("Their case number"), max_length=60, required=False)
    ground = forms.CharField(
        label=_("The law they name"),
        max_length=200,
        help_text=_("For instance straffeprosessloven § 210. Ask for it if they name none."),
    )
    asked_at = MomentField(label=_("Asked"))
    orders = forms.CharField(
        label=_("Order numbers"), max_length=MOST_ORDERS, help_text=_("With a space between.")
    )
    hold_until = DayField(
        label=_("Keep these orders from deletion until"),
        required=False,
        help_text=_("Empty for no hold. Two years ahead at most."),
    )

    def clean_asked_at(self) -> datetime:
        at: datetime = self.cleaned_data["asked_at"]
        if at > timezone.now():
            raise forms.ValidationError(_("This lies ahead."))
        return at

    def asked(self) -> Asked:
        data = self.cleaned_data
        return Asked(
            Disclosure.Kind(data["kind"]),
            data["authority"],
            data["ground"],
            data["asked_at"],
            re.split(r"[\s,;]+", data["orders"].strip()),
            data["reference"],
        )

    @property
    def last_day(self) -> date | None:
        day: date | None = self.cleaned_data["hold_until"]
        return day


class DecideForm(forms.Form):
    """What they get, and whether the customers are told."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=Disclosure.Decision.choices, widget=forms.RadioSelect
    )
    handed = forms.MultipleChoiceField(
        label=_("What is handed over"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"data-rows": 2}),
        help_text=_("Needed where they get less than they ask for. No names."),
    )
    not_told = forms.ChoiceField(
        label=_("The customers"),
        required=False,
        choices=[
            ("", _("are told now, in the messages of the order")),
            *Disclosure.NotTold.choices,
        ],
    )

    def __init__(self, data: Sent = None, *, disclosure: Disclosure) -> None:
        super().__init__(data)
        offer_choices(self, "handed", [(str(pk), words) for pk, words in _files(disclosure)])

    def answer(self) -> Answer:
        data: dict[str, Any] = self.cleaned_data
        return Answer(
            Disclosure.Decision(data["decision"]),
            [UUID(each) for each in data["handed"]],
            data["reasons"],
            data["not_told"],
        )


def _files(disclosure: Disclosure) -> list[tuple[UUID, str]]:
    """The files of its orders that can still be read, by order, kind and size: never by name."""
    found = StoredFile.objects.filter(
        folder__order__disclosures=disclosure, folder__erased_at=None
    ).select_related("folder__order")
    return [
        (each.pk, f"{each.folder.order.number} · {each.role} · {max(1, each.size // 1000)} kB")
        for each in found.order_by("folder__order__number", "stored_at")
    ]
