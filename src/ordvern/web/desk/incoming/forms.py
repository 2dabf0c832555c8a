"""What staff fill in when something comes in by another way than the web form."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.intake.usecases.settle_paper import PROOFS
from ordvern.apps.intake.usecases.take_down import Account, Sheets
from ordvern.web.ui.asking import AssignmentFields, ContactFields
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.fields import offer_choices
from ordvern.web.ui.file_field import FilesField

AT_THE_DESK = (Inquiry.Channel.PHONE, Inquiry.Channel.LETTER, Inquiry.Channel.WALK_IN)
NOTICES = (Inquiry.Notice.READ_ALOUD, Inquiry.Notice.HANDED_OVER, Inquiry.Notice.POSTED)
DECLARED = (Inquiry.Declared.SAID, Inquiry.Declared.SIGNED)
PAPER_LIES = timedelta(days=14)


def _choices(values: tuple[Any, ...]) -> list[tuple[str, Any]]:
    return [(each.value, each.label) for each in values]


class TakeDownForm(ContactFields):
    """Somebody called, wrote a letter or came in; files and paper if there are any."""

    channel = forms.ChoiceField(
        label=_("How it came"), choices=_choices(AT_THE_DESK), widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Without one the customer is told by phone or letter, and cannot sign in."),
    )
    message = forms.CharField(
        label=_("What is wanted"),
        required=False,
        max_length=4000,
        help_text=_("Stored encrypted together with the files, and erased with them."),
        widget=forms.Textarea({"data-rows": 3}),
    )
    notice = forms.ChoiceField(
        label=_("How the customer was told what we do with personal data"),
        choices=_choices(NOTICES),
        widget=forms.RadioSelect,
    )
    place = forms.CharField(
        label=_("Where the paper lies"),
        max_length=60,
        required=False,
        help_text=_("A shelf or a cabinet, no names. Empty if no paper stays with us."),
    )
    fate = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=Paper.Fate.choices,
        initial=Paper.Fate.RETURN,
        required=False,
        widget=forms.RadioSelect,
    )
    paper_due = forms.DateField(
        label=_("By when"),
        required=False,
        widget=DeadlineInput,
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, today: date, initial: Any = None
    ) -> None:
        start = {"paper_due": today + PAPER_LIES, "channel": Inquiry.Channel.WALK_IN}
        super().__init__(data, files, initial=start | dict(initial or {}))
        # Not declared above: there `files` is what Django calls the files of the request.
        self.fields["files"] = FilesField(label=_("Scanned pages or files"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("place") and not (data.get("fate") and data.get("paper_due")):
            self.add_error("paper_due", _("Say what becomes of the paper, and by when."))
        return data

    def account(self) -> Account:
        data = self.cleaned_data
        sheets = Sheets(data["place"], data["fate"], data["paper_due"]) if data["place"] else None
        return Account(data["channel"], data["notice"], data["message"], sheets)


class OrderForm(ContactFields, AssignmentFields):
    """What is missing before an inquiry is an order; names as the sender gave them."""

    email = forms.EmailField(label=_("E-mail address"), required=False)
    declared = forms.ChoiceField(
        label=_("How the customer declared to have a lawful ground"),
        choices=_choices(DECLARED),
        widget=forms.RadioSelect,
    )
    notice = forms.ChoiceField(
        label=_("How the customer was told what we do with personal data"),
        choices=_choices(NOTICES),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, today: date, inquiry: Inquiry, initial: Any) -> None:
        super().__init__(data, today=today, initial=initial)
        if inquiry.notice:
            del self.fields["notice"]


class SettleForm(forms.Form):
    """What proves that paper was given back or shredded."""

    proof = forms.ChoiceField(label=_("What was done"))
    reference = forms.CharField(
        label=_("Parcel or certificate number"), max_length=40, required=False
    )

    def __init__(self, data: Any = None, *, paper: Paper) -> None:
        super().__init__(data)
        offer_choices(self, "proof", _choices(PROOFS[Paper.Fate(paper.fate)]))
