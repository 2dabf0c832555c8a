"""What an officer fills in to word the statement."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.clauses import SECTIONS
from ordvern.apps.statement.matching import LONGEST, Matched
from ordvern.apps.statement.models import ClauseWording
from ordvern.apps.statement.usecases.reword_clause import Wording
from ordvern.apps.statement.usecases.take_over_text import Sorted
from ordvern.web.ui.fields import Sent, offer_choices

VERSION = re.compile(r"\d{4}-\d{2}-\d{2}(-\d{1,2})?")
OWN, LEFT_OUT = "own", "none"
LONGEST_TEXT = 60_000
MOST_SENTENCES = 200


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=ClauseWording.LONGEST,
        widget=forms.Textarea({"data-rows": 3}),
    )


class WordingForm(forms.Form):
    """A clause in each language."""

    is_dropped = forms.BooleanField(label=_("Leave this sentence out"), required=False)
    nb = _words(_("Norwegian Bokmål"))
    nn = _words(_("Norwegian Nynorsk"))
    en = _words(_("English"))

    def __init__(self, data: Sent = None, *, is_own: bool, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        if is_own:
            del self.fields["is_dropped"]

    def wording(self) -> Wording:
        return Wording(**self.cleaned_data)


class OwnClauseForm(WordingForm):
    """A clause of the agency's own."""

    section = forms.ChoiceField(label=_("Section"))

    field_order = ("section", "nb", "nn", "en")

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data, is_own=True)
        offer_choices(self, "section", SECTIONS.items())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.get(language) for language in ("nb", "nn", "en")):
            self.add_error("nb", _("Write the sentence in at least one language."))
        return data

    def wording(self) -> Wording:
        return Wording(**{name: self.cleaned_data[name] for name in ("nb", "nn", "en")})


class PublishForm(forms.Form):
    """A new version: its name, and whether people are told."""

    version = forms.CharField(
        label=_("Version"),
        max_length=13,
        help_text=_(
            "The day it holds from, for instance 2026-12-01; a second one that day ends in -2."
        ),
    )
    tell = forms.BooleanField(
        label=_("Tell customers and partners by e-mail"), required=False, initial=True
    )

    def clean_version(self) -> str:
        version: str = self.cleaned_data["version"]
        if not VERSION.fullmatch(version):
            raise forms.ValidationError(_("Write a day as in 2026-12-01."))
        return version


class TextForm(forms.Form):
    """A statement of the agency's own."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[
            ("nb", _("Norwegian Bokmål")),
            ("nn", _("Norwegian Nynorsk")),
            ("en", _("English")),
        ],
    )
    text = forms.CharField(
        label=_("Your statement"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"data-rows": 14}),
    )


class SortForm(forms.Form):
    """For each sentence of a text, which clause it belongs to."""

    language = forms.ChoiceField(
        choices=[("nb", "nb"), ("nn", "nn"), ("en", "en")], widget=forms.HiddenInput
    )
    count = forms.IntegerField(min_value=1, max_value=MOST_SENTENCES, widget=forms.HiddenInput)
    drop_others = forms.BooleanField(
        label=_("Leave out what your text does not say"), required=False
    )

    def __init__(
        self, data: Sent = None, *, choices: Sequence[Any], count: int, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        for number in range(count):
            self.fields[f"text_{number}"] = forms.CharField(
                max_length=LONGEST, widget=forms.HiddenInput
            )
            self.fields[f"clause_{number}"] = forms.ChoiceField(choices=choices, label=_("Becomes"))

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        numbers = range(len(self.fields) // 2 - 1)
        return [(self[f"text_{number}"], self[f"clause_{number}"]) for number in numbers]

    def sentences(self) -> list[Sorted]:
        data = self.cleaned_data
        pairs = [(data[f"text_{n}"], data[f"clause_{n}"]) for n in range(data["count"])]
        return [
            Sorted(text, "" if clause == OWN else clause)
            for text, clause in pairs
            if clause != LEFT_OUT
        ]


def as_initial(language: str, matched: Sequence[Matched]) -> dict[str, object]:
    """What the form for sorting shows at first: the nearest clause of each sentence."""
    shown: dict[str, object] = {"language": language, "count": len(matched)}
    for number, each in enumerate(matched):
        shown |= {f"text_{number}": each.text, f"clause_{number}": each.clause or OWN}
    return shown
