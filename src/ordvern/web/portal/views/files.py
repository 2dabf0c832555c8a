"""Files of an order: fetch, read with what was found, compare with a redacted copy."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import Erased
from ordvern.apps.orders.customer_access import SEEN
from ordvern.apps.screening.models import Redaction
from ordvern.apps.screening.viewing import LONGEST_VIEW, marked_text
from ordvern.documents import Refused
from ordvern.vault import NotReadable, Shredded
from ordvern.web.portal.mine import my_file, my_order
from ordvern.web.portal.names import shown_name
from ordvern.web.ui.handing_out import damaged, gone, handed_out
from ordvern.web.ui.reasons import told

LAYOUT = "ui/site_portal.html"


@require_safe
def order_file(request: HttpRequest, order_id: UUID, file_id: UUID) -> HttpResponseBase:
    """The file as a download."""
    actor, order = my_order(request, order_id)
    file = my_file(order, file_id)
    return handed_out(request, file, actor=actor, now=timezone.now(), layout=LAYOUT)


@require_safe
def order_text(request: HttpRequest, order_id: UUID, file_id: UUID) -> HttpResponse:
    """The text of a file with what was found marked, read anew and kept nowhere."""
    actor, order = my_order(request, order_id)
    file = my_file(order, file_id)
    context = {"order": order, "file": file, "name": shown_name(file)}
    return _shown(request, "portal/order_text.html", context, {"text": file}, actor)


@require_safe
def order_redaction(request: HttpRequest, order_id: UUID, redaction_id: UUID) -> HttpResponse:
    """A file beside its redacted copy."""
    actor, order = my_order(request, order_id)
    mine = Redaction.objects.filter(file__folder=order.folder_id, status__in=SEEN)
    mine = mine.select_related("file__folder", "result__folder")
    redaction = get_object_or_404(mine, pk=redaction_id)
    if redaction.result is None:
        raise Http404
    context = {"order": order, "redaction": redaction, "name": shown_name(redaction.file)}
    texts = {"before": redaction.file, "after": redaction.result}
    return _shown(request, "portal/order_redaction.html", context, texts, actor)


def _shown(
    request: HttpRequest,
    template: str,
    context: dict[str, object],
    texts: Mapping[str, StoredFile],
    actor: Actor,
) -> HttpResponse:
    """The page with the marked text of each of `texts`, or one that says why there is none."""
    start, now = _start(request), timezone.now()
    try:
        for name, file in texts.items():
            context[name] = marked_text(file, actor=actor, now=now, start=start)
    except Refused as refused:
        context["refusal"] = told(refused.reason)
    except (Erased, Shredded):
        return gone(request, layout=LAYOUT)
    except NotReadable:
        return damaged(request, layout=LAYOUT)
    return render(request, template, context | {"start": start, "next": start + LONGEST_VIEW})


def _start(request: HttpRequest) -> int:
    """The number of the first segment to show."""
    asked = request.GET.get("start", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 0
