"""Who is on an order, and whom one could put on it: the card on its page."""

from dataclasses import dataclass

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import DUTY_FIELDS, User
from ordvern.apps.files.need_to_know import is_closed
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.put_on_order import ON_ORDERS
from ordvern.web.ui.fields import RecordField, Sent, offer_records


class PutOnForm(forms.Form):
    """Whom to put on an order."""

    account = RecordField(
        User, called=lambda user: user.called, label=_("Colleague"), empty_label=_("Choose")
    )

    def __init__(self, data: Sent = None, *, among: "list[int]") -> None:
        super().__init__(data)
        found = User.objects.filter(pk__in=among)
        offer_records(self, "account", found.order_by("display_name", "email"))


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
