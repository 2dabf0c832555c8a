"""What the page of one inquiry is drawn from."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.core.emptying import is_nobody
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.words import message_of, sender_of
from ordvern.web.desk.incoming.forms import OrderForm
from ordvern.web.desk.incoming.rows import cards_of


def inquiry_for(actor: Actor, inquiry_id: UUID) -> Inquiry:
    """The inquiry with what its page shows, or `Http404`."""
    found = Inquiry.objects.visible_to(actor).select_related("folder", "customer__account")
    return get_object_or_404(found, pk=inquiry_id)


def order_form(inquiry: Inquiry, data: object = None) -> OrderForm:
    """The form, filled with what is known of whoever asks."""
    customer, sender = inquiry.customer, sender_of(inquiry)
    known = {"name": sender.name, "email": sender.address}
    if customer is not None:
        address = customer.account.email
        known = {
            "name": customer.name,
            "email": "" if is_nobody(address) else address,
            "phone": customer.phone,
            "address": customer.address,
            "kind": customer.kind,
        }
    return OrderForm(data, today=timezone.localdate(), inquiry=inquiry, initial=known)


def page_of(shown: Inquiry, actor: Actor, form: Any = None) -> dict[str, Any]:
    """What the page of an inquiry is drawn from; `form` if it holds errors."""
    is_open = shown.closed_at is None and shown.folder.erased_at is None
    may_act = actor.may(Power.RUN_ORDERS) and is_open
    return {
        "inquiry": shown,
        "incoming": getattr(shown, "incoming", None),
        "sender": sender_of(shown),
        "message": message_of(shown),
        "cards": cards_of(shown),
        "is_open": is_open,
        "may_act": may_act,
        "is_rights": shown.purpose == Inquiry.Purpose.RIGHTS,
        "papers": shown.papers.all(),
        "form": (form or order_form(shown)) if may_act else None,
    }
