"""What must be said once for all the rows that were chosen."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.models import User
from ordvern.web.desk.money.forms import PaidForm
from ordvern.web.desk.on_it import could_be_added
from ordvern.web.ui.fields import RecordField, Sent, offer_records


class ColleagueForm(forms.Form):
    """Who is put on the orders."""

    account = RecordField(
        User, called=lambda user: user.called, label=_("Colleague"), empty_label=_("Choose")
    )

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data)
        found = User.objects.filter(pk__in=could_be_added(set()))
        offer_records(self, "account", found.order_by("display_name", "email"))


def paid_today(data: Sent = None) -> PaidForm:
    """On which day they were paid; today, if nothing else is said."""
    return PaidForm(data, initial={"paid_on": timezone.localdate()})
