"""How long an interpreting assignment was."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.interpreting import LONGEST, Interpreting


class MinutesForm(forms.Form):
    """In minutes, from the hour that was agreed on."""

    minutes = forms.IntegerField(
        label=_("How long it was, in minutes"), min_value=1, max_value=LONGEST
    )


def minutes_asked(sitting: Interpreting, *, url: str, now: datetime) -> dict[str, Any]:
    """What `ui/_interpreted.html` is drawn from."""
    return {
        "has_begun": sitting.begins_at <= now,
        "minutes_form": MinutesForm(initial={"minutes": sitting.minutes}),
        "minutes_url": url,
    }
