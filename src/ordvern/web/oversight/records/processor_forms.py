"""What is said of an agreement with a processor."""

import hashlib
import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.registers.models import ProcessorAgreement
from ordvern.apps.registers.stores import STORES
from ordvern.apps.registers.usecases.enter_agreement import Signed
from ordvern.web.ui.countries import country_choices
from ordvern.web.ui.fields import RecordField, Sent, offer_choices, offer_records

from .forms import DayField

DIGEST = re.compile(r"[0-9a-f]{64}")


def _called(agreement: ProcessorAgreement) -> str:
    return f"{agreement.processor}: {agreement.service}"


class AgreementForm(forms.Form):
    """With whom, for what, from when until when; the document's fingerprint."""

    processor = forms.CharField(
        label=_("Processor"),
        max_length=120,
        help_text=_("The firm, as ORDVERN_OPERATORS names it where it runs a store."),
    )
    service = forms.CharField(label=_("What it does for you"), max_length=200)
    covers = forms.MultipleChoiceField(
        label=_("What it runs"),
        required=False,
        choices=list(STORES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    under = RecordField(
        ProcessorAgreement, called=_called, label=_("Sub-processor of"), required=False
    )
    country = forms.ChoiceField(label=_("Country"))
    signed_on = DayField(label=_("Signed"))
    ends_on = DayField(
        label=_("Ends"), required=False, help_text=_("Empty if it runs until somebody ends it.")
    )
    document = forms.FileField(
        label=_("The signed document"),
        required=False,
        help_text=_("Its fingerprint is kept, the document is not: keep it yourselves. 2 MB."),
    )
    digest = forms.CharField(
        label=_("or its SHA-256"), required=False, max_length=64, help_text=_("64 signs.")
    )

    def __init__(
        self, data: Sent = None, files: Any = None, *, before: ProcessorAgreement | None = None
    ) -> None:
        super().__init__(data, files, initial=_of(before))
        offer_choices(self, "country", country_choices())
        others = ProcessorAgreement.objects.standing(timezone.localdate())
        offer_records(self, "under", others.exclude(pk=before.pk) if before else others)

    def clean_signed_on(self) -> date:
        day: date = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This lies ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        document = data.get("document")
        typed = (data.get("digest") or "").strip().lower()
        if document is not None:
            data["digest"] = hashlib.sha256(document.read()).hexdigest()
        elif DIGEST.fullmatch(typed):
            data["digest"] = typed
        else:
            self.add_error("digest", _("Choose the document, or write its SHA-256 of 64 signs."))
        signed, ends = data.get("signed_on"), data.get("ends_on")
        if signed and ends and ends < signed:
            self.add_error("ends_on", _("The end lies before the beginning."))
        return data

    def signed(self) -> Signed:
        data = {name: self.cleaned_data[name] for name in Signed.__slots__}
        return Signed(**data)


def _of(before: ProcessorAgreement | None) -> dict[str, object]:
    """A new agreement in the place of another begins with its firm, service and stores."""
    if before is None:
        return {}
    return {
        "processor": before.processor,
        "service": before.service,
        "covers": before.stores,
        "country": before.country,
        "under": before.under_id,
    }
