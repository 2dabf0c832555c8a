"""The cookies these pages set, named as the settings name them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    purpose: str | LazyText
    lasts: str | LazyText


def cookie_list() -> Sequence[Cookie]:
    return (
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("Proves that a form you send was shown by us. Set when a page has a form."),
            _("One year"),
        ),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Remembers that you have signed in. Set when you begin to sign in."),
            _("Twelve hours, or until you sign out"),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("Remembers the language you chose. Set when you choose one."),
            _("Until you close the browser"),
        ),
        Cookie(
            "messages",
            _("Carries one line of answer to the next page, for instance that a form was saved."),
            _("Until the next page"),
        ),
    )
