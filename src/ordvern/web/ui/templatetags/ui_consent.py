"""Whether the visitor has a yes to take back, as the cookie of his browser says."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings

from ordvern.apps.consent.choice import NOTHING

register = template.Library()


@register.simple_tag(takes_context=True)
def said_yes_to(context: Mapping[str, Any]) -> str:
    """The number of the question to which the answer was a yes; empty if it was none.

    Asks the cookie alone, so that pages which tell of a broken database can be drawn too.
    """
    request = context.get("request")
    cookie = request.COOKIES.get(settings.CONSENT_COOKIE_NAME, "") if request else ""
    number, _dot, said = cookie.partition(".")
    return number if number.isdecimal() and said not in ("", NOTHING) else ""
