"""Sends people of the agency to what comes first: a second factor, then confidentiality."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .access import ConfidentialityNotSigned, SecondFactorMissing


def _why(missing: SecondFactorMissing) -> str:
    if missing.then:
        return _(
            "The file is sensitive: set up a second factor, then fetch it from the job's page."
        )
    return _("Everybody at the agency signs in with a second factor. Set one up to go on.")


def _here(request: HttpRequest) -> str:
    return request.path if request.method == "GET" else "/"


class SecondFactorFirst:
    """Turns `SecondFactorMissing` into a way on: set one up, or use the one there is; and
    `ConfidentialityNotSigned` into the page where it is signed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ConfidentialityNotSigned):
            return redirect(f"{reverse('confidentiality')}?{urlencode({'next': _here(request)})}")
        if not isinstance(exception, SecondFactorMissing):
            return None
        if is_mfa_enabled(request.user):
            query = urlencode({"next": exception.then or _here(request)})
            return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
        messages.warning(request, _why(exception))
        return redirect("mfa_activate_totp")
