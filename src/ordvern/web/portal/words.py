"""What a customer is told when something cannot be done any more."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _


def moved_on(request: HttpRequest) -> None:
    """Say that the order is no longer where the page had it."""
    messages.error(
        request, _("That is not possible any more: the order has moved on. See where it stands.")
    )
