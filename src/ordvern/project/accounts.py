"""Who gets an account and where a login leads, told to django-allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from ordvern.apps.core.actors import Role
from ordvern.web.ui.access import HOMES


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from orders and from staff: nobody signs up, each role has its own home."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        role = getattr(request.user, "role", None)
        return HOMES[Role(role)] if role else "/"

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **more: Any) -> HttpResponse:
        """Note, once somebody is in, that the issuer says he showed it a second factor."""
        if login := (more["signal_kwargs"] or {}).get("sociallogin"):
            claims = login.account.extra_data["id_token"]
            said = {claims.get("acr"), *claims.get("amr", ())}
            if said & settings.OIDC_SECOND_FACTORS:
                record_authentication(request, user, method="mfa", type="oidc")
        response: HttpResponse = super().post_login(request, user, **more)
        return response


def shown_name(user: AbstractBaseUser) -> str:
    """What allauth's pages and mails call somebody: the name given, else the address."""
    return getattr(user, "display_name", "") or user.get_username()
