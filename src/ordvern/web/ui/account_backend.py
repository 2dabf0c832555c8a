"""Reads whose session it is, and in the same query whether he has undertaken confidentiality."""

from allauth.account.auth_backends import AuthenticationBackend

from ordvern.apps.core.models import User

PATH = f"{__name__}.AccountBackend"


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # mypy finds no types for it
    """allauth's; every page of the agency needs the signature, so it is read with the account."""

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.with_signature().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
