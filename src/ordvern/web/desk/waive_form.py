"""Why an order is not to be invoiced, as staff choose it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import Waiver


class WaiveForm(forms.Form):
    """The reason, from a list."""

    reason = forms.ChoiceField(label=_("Why not"), choices=Waiver.Reason.choices)
