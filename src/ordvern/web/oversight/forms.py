"""What the log can be narrowed to, and what is said of a program that gets a token."""

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.models import User
from ordvern.apps.programs.models import Scope
from ordvern.apps.programs.usecases.make_token import MAY_HAVE_ONE
from ordvern.web.ui.fields import Sent, offer_choices
from ordvern.web.ui.happenings import ACTORS, VERBS

SELECT = forms.Select({"class": "ds-input"})


class LogForm(forms.Form):
    """Which entries of the log are shown."""

    verb = forms.ChoiceField(label=_("What happened"), required=False, widget=SELECT)
    role = forms.ChoiceField(label=_("Who"), required=False, widget=SELECT)
    subject = forms.CharField(
        label=_("Id or order number"),
        required=False,
        max_length=64,
        widget=forms.TextInput({"type": "search", "class": "ds-input"}),
    )

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data)
        anything, anybody = lazystr(_("Anything")), lazystr(_("Anybody"))
        verbs = sorted(((verb, shown[0]) for verb, shown in VERBS.items()), key=lambda v: str(v[1]))
        offer_choices(self, "verb", [("", anything), *verbs])
        offer_choices(self, "role", [("", anybody), *ACTORS.items()])


def account_behind(address: str) -> User:
    """The account that a program may act for; refuses the form where there is none."""
    roles = [role.value for role in MAY_HAVE_ONE]
    accounts = User.objects.filter(is_active=True, role__in=roles)
    account = accounts.filter(email=address.lower()).first()
    if account is None:
        raise forms.ValidationError(
            _("No customer, no partner and nobody at the desk has this address.")
        )
    return account


class TokenForm(forms.Form):
    """Which program, for whose account, what it may do and for how long."""

    name = forms.CharField(
        label=_("Name of the program"),
        max_length=60,
        help_text=_("As you call it, for instance the system for accounts. No names of people."),
    )
    email = forms.EmailField(
        label=_("Account it acts for"),
        help_text=_(
            "The e-mail address of a customer or a partner, or of somebody at the desk for a"
            " program of the agency. It sees and does what that account may, and the log names the"
            " account."
        ),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.ChoiceField(
        label=_("For how long"),
        choices=[("30", _("30 days")), ("90", _("90 days")), ("365", _("One year"))],
        initial="90",
    )

    def clean_email(self) -> User:
        """The account behind the address."""
        return account_behind(self.cleaned_data["email"])

    def clean_scopes(self) -> list[Scope]:
        return [Scope(each) for each in self.cleaned_data["scopes"]]
