"""The form by which people write to each other about an order, and why a message is not taken."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.web.ui.labels import CATEGORIES

LONGEST = 4000


class MessageForm(forms.Form):
    """A message; files go with the order, not here."""

    text = forms.CharField(
        label=gettext_lazy("Write a message"),
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 4}),
    )


def kinds_in_words(refusal: HoldsSensitive) -> str:
    return ", ".join(sorted(str(CATEGORIES[kind]) for kind in refusal.kinds))


def why_held_back(refusal: HoldsSensitive) -> str:
    """Which kinds keep a message from going, in words."""
    return _(
        "The message was not sent: it tells something sensitive (%(kinds)s). Write it so that"
        " nobody can be recognised."
    ) % {"kinds": kinds_in_words(refusal)}
