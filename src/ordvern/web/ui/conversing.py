"""What the pages of all sites do with a conversation: read it, mark it read, write in it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ordvern.apps.conversations.models import Message
from ordvern.apps.conversations.reading import lines
from ordvern.apps.conversations.usecases.mark_read import mark_read
from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.web.ui.message_form import MessageForm, why_held_back


def conversation(
    order: Order, *, actor: Actor, now: datetime, form: MessageForm, job: Job | None = None
) -> Mapping[str, Any]:
    """What `ui/_conversation.html` is drawn from; what the reader had not read is read now."""
    found = Message.objects.visible_to(actor).between(order, job).select_related("order")
    shown = lines(found)
    mark_read(order, actor=actor, job=job, now=now)
    over = order.is_erased or order.erasure_was_asked(now)
    return {"lines": shown, "we": actor.is_agency, "form": None if over else form, "order": order}


def say(
    request: HttpRequest,
    form: MessageForm,
    order: Order,
    *,
    actor: Actor,
    now: datetime,
    job: Job | None = None,
) -> bool:
    """Send what the form holds; False if it now holds errors."""
    if not form.is_valid():
        return False
    try:
        write_message(order, text=form.cleaned_data["text"], actor=actor, job=job, now=now)
    except HoldsSensitive as refusal:
        form.add_error("text", why_held_back(refusal))
        return False
    except NotAllowedNow:
        messages.error(request, _("The order's files are erased, and messages about it with them."))
        return True
    messages.success(request, _("The message is sent."))
    return True
