"""Who gets an account and where a login leads, told to django-allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from ordvern.apps.core.actors import Role

HOMES = {
    Role.CUSTOMER: "/kunde/",
    Role.PARTNER: "/partner/",
    Role.STAFF: "/desk/",
    Role.OFFICER: "/innsyn/",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from orders and from staff: nobody signs up, each role has its own home."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        role = getattr(request.user, "role", None)
        return HOMES[Role(role)] if role else "/"


def shown_name(user: AbstractBaseUser) -> str:
    """What allauth's pages and mails call somebody: the name given, else the address."""
    return getattr(user, "display_name", "") or user.get_username()
