"""What the officer fills in when a duty of the wheel was done, by how its evidence comes about."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Role
from ordvern.apps.core.confidentiality import VERSION, Pledge
from ordvern.apps.core.models import User
from ordvern.web.ui.duties import duties_in_words
from ordvern.web.ui.fields import offer_choices

LONGEST = 4_000
Sent = Mapping[str, Any] | None


class NoteForm(forms.Form):
    """What was gone through and what comes of it."""

    note = forms.CharField(
        label=_("What you went through and what comes of it"),
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 5}),
        help_text=_("No names or details of persons: the text is looked through."),
    )
    measures = forms.BooleanField(
        label=_("Something must be mended before the next time"), required=False
    )


class AccountsForm(NoteForm):
    """Which accounts are shut; the others have been found to be needed."""

    close = forms.MultipleChoiceField(
        label=_("Shut these accounts now"), required=False, widget=forms.CheckboxSelectMultiple
    )
    all_seen = forms.BooleanField(label=_("I have gone through every account; the rest are needed"))
    field_order = ["close", "all_seen", "note", "measures"]

    def __init__(self, data: Sent, *, officer: int) -> None:
        super().__init__(data)
        self.fields["note"].required = False
        offer_choices(self, "close", _listed(accounts(officer)))


class PeopleForm(NoteForm):
    """Who took part in a training."""

    people = forms.MultipleChoiceField(
        label=_("Who took part"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ["people", "note", "measures"]

    def __init__(self, data: Sent) -> None:
        super().__init__(data)
        self.fields["note"].label = lazystr(_("What it was about"))
        offer_choices(self, "people", _listed(colleagues()))


def accounts(officer: int) -> "list[User]":
    """Accounts with access to others' data, but the officer's own: nobody shuts himself out."""
    roles = [Role.STAFF, Role.OFFICER, Role.PARTNER]
    found = User.objects.filter(is_active=True, role__in=roles).exclude(pk=officer)
    return list(found.order_by("role", "display_name", "email"))


def colleagues() -> "list[User]":
    found = User.objects.filter(is_active=True, role__in=[Role.STAFF, Role.OFFICER])
    return list(found.order_by("display_name", "email"))


def _listed(users: Iterable[User]) -> list[tuple[int, str]]:
    """Each with what is to be seen of his access, in as many queries for many as for few."""
    secured = set(Authenticator.objects.values_list("user", flat=True))
    pledges = Pledge.objects.filter(version=VERSION)
    signed = dict(pledges.values_list("account", "signed_at"))
    return [
        (each.pk, _named(each, secured=each.pk in secured, signed_at=signed.get(each.pk)))
        for each in users
    ]


def _named(user: User, *, secured: bool, signed_at: datetime | None) -> str:
    """Name, address, duties, whether there is a second factor and a signature, last signed in."""
    seen = timezone.localdate(user.last_login).isoformat() if user.last_login else _("never")
    second = _("second factor on") if secured else _("no second factor")
    signed_in = _("last signed in: %(day)s") % {"day": seen}
    duties = ", ".join(duties_in_words(user))
    told = [user.called, user.email, duties, second, *_signature(user, signed_at), signed_in]
    return " · ".join(str(each) for each in told)


def _signature(user: User, signed_at: datetime | None) -> list[str]:
    """When the undertaking of confidentiality that holds now was signed, of the agency's people."""
    if not user.is_agency:
        return []
    if signed_at is None:
        return [str(_("confidentiality not signed"))]
    day = timezone.localdate(signed_at).isoformat()
    return [_("confidentiality signed: %(day)s") % {"day": day}]


FORMS: dict[str, Callable[[Sent, int], NoteForm]] = {
    "note": lambda data, _officer: NoteForm(data),
    "accounts": lambda data, officer: AccountsForm(data, officer=officer),
    "people": lambda data, _officer: PeopleForm(data),
}
"""By how evidence comes about; for the other ways there is nothing to fill in."""
