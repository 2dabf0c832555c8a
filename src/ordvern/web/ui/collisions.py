"""What is said of partners in whose way something stands at the hours of an assignment."""

from collections.abc import Collection, Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.collisions import Collision, collisions_of
from ordvern.apps.orders.models import Interpreting, Order
from ordvern.apps.partners.models import Partner

WORDS: Mapping[Collision, LazyText] = {
    Collision.AWAY: _("has said to be away that day"),
    Collision.OTHER_ASSIGNMENT: _("has taken another assignment at these hours"),
}


def in_the_way(order: Order, partners: Collection[Partner]) -> Mapping[int, list[LazyText]]:
    """By the key of each partner; of a translation there is nothing to say."""
    sitting = Interpreting.objects.filter(order=order).first()
    if sitting is None:
        return {partner.pk: [] for partner in partners}
    found = collisions_of(sitting, partners)
    return {key: [WORDS[each] for each in collisions] for key, collisions in found.items()}


def warn_of_collisions(
    request: HttpRequest, partners: Collection[Partner], ways: Mapping[int, list[LazyText]]
) -> None:
    """Nothing is refused: hours are moved by word of mouth, and the partner answers for himself."""
    for partner in partners:
        for words in ways[partner.pk]:
            messages.warning(request, f"{partner.name} {words}.")
