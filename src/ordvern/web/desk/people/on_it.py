"""Who is on an order, for the card on its page."""

from dataclasses import dataclass

from django.db.models import Q

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import DUTY_FIELDS, User
from ordvern.apps.files.need_to_know import is_closed
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.put_on_order import ON_ORDERS

from .forms import PutOnForm


@dataclass(frozen=True, slots=True)
class OnIt:
    """Who is on an order, whether that closes it to the others, and whom one could add; `form`
    None for somebody who may not."""

    people: tuple[User, ...]
    is_closed: bool
    form: PutOnForm | None


def on_it(order: Order, actor: Actor) -> OnIt:
    standing = FolderPerson.objects.standing().filter(folder=order.folder_id)
    people = tuple(each.account for each in standing.select_related("account").order_by("added_at"))
    form = None
    if actor.may(Power.RUN_ORDERS):
        form = PutOnForm(among=could_be_added({each.pk for each in people}))
    return OnIt(people, is_closed(order.folder), form)


def could_be_added(there: set[int]) -> list[int]:
    """Colleagues with a duty about orders who are not on it yet."""
    about_orders = Q()
    for duty in ON_ORDERS:
        about_orders |= Q(**{DUTY_FIELDS[duty]: True})
    staff = User.objects.filter(about_orders, role=Role.STAFF, is_active=True)
    return list(staff.exclude(pk__in=there).values_list("pk", flat=True))
