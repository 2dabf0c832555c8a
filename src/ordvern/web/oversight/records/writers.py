"""What people are called who wrote in the registers or kept a version of them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ordvern.apps.core.models import User


def called(accounts: Iterable[int]) -> dict[int, str]:
    """Each account by its name or address; by its number where neither is left."""
    wanted = set(accounts)
    found = {user.pk: user.called for user in User.objects.filter(pk__in=wanted)}
    return {each: found.get(each) or _("account %(number)s") % {"number": each} for each in wanted}
