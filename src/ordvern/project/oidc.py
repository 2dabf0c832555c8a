"""Signing in by the agency's own issuer: who is let in by its word, and who is not.

Nobody is signed up, nothing of the issuer's is stored, and only people of the agency come in: by
an address that the issuer has verified and that an open account of theirs has.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect import views
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import re_path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from requests import RequestException

from ordvern.apps.core.models import User

from .issuer import ROUTE


class StaffOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]  # mypy finds no types for it
    """Whom django-allauth lets in by an issuer's word."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[AbstractBaseUser, str] | None:
        """The account with the verified address; some issuers write the word "false", which
        would count as true."""
        if sociallogin.account.extra_data["id_token"].get("email_verified") is not True:
            return None
        found: tuple[AbstractBaseUser, str] | None = super().authenticate_by_email(sociallogin)
        return found

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        user, process = sociallogin.user, sociallogin.state.get("process")
        ours = isinstance(user, User) and user.pk and user.is_agency and user.is_active
        if process != "login" or not ours:
            said = _("You were not signed in: no open account of our staff has your address.")
            raise ImmediateHttpResponse(_turned_away(request, said))

    def on_authentication_error(self, request: HttpRequest, *said: Any, **more: Any) -> NoReturn:
        """Whatever went wrong on the way: back to the page to sign in, with nothing of it told."""
        raise ImmediateHttpResponse(_turned_away(request, _unconfirmed()))


@login_not_required
@require_POST
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the issuer; back with a message where it does not answer."""
    try:
        response: HttpResponse = views.login(request, provider_id)
    except RequestException:
        return _turned_away(request, _unconfirmed())
    return response


@login_not_required
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """From the issuer, with a code that is changed for a token."""
    response: HttpResponse = views.callback(request, provider_id)
    return response


def _unconfirmed() -> str:
    return _("You were not signed in: the other side did not say who you are. Try again.")


def _turned_away(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("account_login")


# The names are django-allauth's; it asks for them with the route.
urlpatterns = [
    re_path(rf"^(?P<provider_id>{ROUTE})/login/$", go, name="openid_connect_login"),
    re_path(
        rf"^(?P<provider_id>{ROUTE})/login/callback/$", come_back, name="openid_connect_callback"
    ),
]
