"""Takes the person out of an account whose number others still point to."""

from allauth.account.models import EmailAddress

from .models import User

NOBODY = "erased-{pk}@erased.invalid"  # RFC 2606: `.invalid` can be nobody's address


def empty_account(user: User) -> None:
    """Shut the account and take name and address out of it; call inside the transaction."""
    EmailAddress.objects.filter(user=user).delete()
    user.email = NOBODY.format(pk=user.pk)
    user.display_name = ""
    user.is_active = False
    user.set_unusable_password()
    user.save()
