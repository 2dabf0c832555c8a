"""The log: who did what to which record, when; ids only, for that is all it holds."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import AuditEvent, AuditLink
from ordvern.apps.core.sealed_log import last_anchor
from ordvern.apps.orders.models import Order
from ordvern.web.oversight.forms import LogForm
from ordvern.web.oversight.subjects import subjects
from ordvern.web.ui.access import actor_of

ON_A_PAGE = 50


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    form = LogForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    events = _narrowed(AuditEvent.objects.order_by("-at", "-pk"), chosen, actor)
    page = Paginator(events, ON_A_PAGE).get_page(request.GET.get("page"))
    by_name = subjects((event.subject for event in page.object_list), actor)
    context = {
        "form": form,
        "page": page,
        "entries": [(event, by_name[event.subject]) for event in page.object_list],
        "is_narrowed": any(chosen.values()),
        "bound": AuditLink.objects.order_by("-number").first(),
        "anchor": last_anchor(),
    }
    return render(request, "oversight/log.html", context)


def _narrowed(
    events: "QuerySet[AuditEvent]", chosen: dict[str, Any], actor: Actor
) -> "QuerySet[AuditEvent]":
    if chosen.get("verb"):
        events = events.filter(verb=chosen["verb"])
    if chosen.get("role"):
        events = events.filter(actor_kind=chosen["role"])
    if words := chosen.get("subject", "").strip():
        events = events.filter(subject__in=_names(words, actor))
    return events


def _names(words: str, actor: Actor) -> list[str]:
    """What the log calls an order and its parts, if `words` is an order number; else `words`."""
    order = Order.objects.visible_to(actor).filter(number=words).first()
    if order is None:
        kinds = (
            "order",
            "folder",
            "storedfile",
            "redaction",
            "job",
            "partner",
            "memory",
            "queuedtask",
        )
        return [words, *(f"{kind}:{words}" for kind in kinds)]
    files = order.folder.files.values_list("pk", flat=True)
    redactions = order.folder.files.exclude(redactions=None).values_list("redactions", flat=True)
    return [
        f"order:{order.pk}",
        f"folder:{order.folder_id}",
        *(f"storedfile:{pk}" for pk in files),
        *(f"redaction:{pk}" for pk in redactions),
        *(f"job:{pk}" for pk in order.jobs.values_list("pk", flat=True)),
    ]
