"""What is said of an address that is told of orders: whose, where, who runs it."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.models import User
from ordvern.apps.programs.calling import NotInTheWorld, refuse_closed
from ordvern.web.ui.countries import country_choices

from .forms import account_behind


class WebhookForm(forms.Form):
    """The address has to be declared like every place that data go to: operator and country."""

    name = forms.CharField(
        label=_("Name of the program"),
        max_length=60,
        help_text=_("As you call it, for instance the system for accounts. No names of people."),
    )
    email = forms.EmailField(
        label=_("Account whose orders or jobs it is told of"),
        help_text=_("The e-mail address of a customer, a partner, or somebody at the desk."),
    )
    url = forms.URLField(
        label=_("Address that is called"),
        max_length=300,
        assume_scheme="https",
        help_text=_("Begins with https://. It is told ids and states, never names or content."),
    )
    operator = forms.CharField(label=_("Who runs it"), max_length=80)
    country = forms.ChoiceField(label=_("Country it stands in"), choices=country_choices)

    def clean_email(self) -> User:
        """The account behind the address."""
        return account_behind(self.cleaned_data["email"])

    def clean_url(self) -> str:
        """An address out in the world; whether it is so is looked at anew for every call."""
        url = str(self.cleaned_data["url"])
        parts = urlsplit(url)
        if parts.username or parts.password or (parts.scheme != "https" and not settings.DEMO):
            raise forms.ValidationError(_("The address must begin with https:// and hold no name."))
        try:
            refuse_closed(parts.hostname or "", may_be_here=settings.DEMO)
        except NotInTheWorld:
            raise forms.ValidationError(
                _("The address leads to this machine or to a closed net: it is not called.")
            ) from None
        return url
