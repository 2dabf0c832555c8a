"""Takes the person out of an account whose number others still point to."""

from uuid import uuid4

from allauth.account.models import EmailAddress

from .models import User

# RFC 2606: a domain below `.invalid` can be nobody's.
NOBODY = "erased-{pk}@erased.invalid"
NONE = "{token}@no-address.invalid"


def address_of_nobody() -> str:
    """An address for the account of somebody who has none: nothing is sent there."""
    return NONE.format(token=uuid4().hex)


def is_nobody(address: str) -> bool:
    """Whether an address stands for having none."""
    return address.endswith(".invalid")


def empty_account(user: User) -> None:
    """Shut the account and take name and address out of it; call inside the transaction."""
    EmailAddress.objects.filter(user=user).delete()
    user.email = NOBODY.format(pk=user.pk)
    user.display_name = ""
    user.is_active = False
    user.set_unusable_password()
    user.save()
