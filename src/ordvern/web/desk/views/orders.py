"""The list of orders, and the page of one with the decision that it waits for."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Actor, ActorKind, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.searching import any_case
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import unseal
from ordvern.apps.orders.models import Order, OrderQuerySet
from ordvern.apps.orders.states import AT_THE_SYSTEM, JobStatus, Status
from ordvern.apps.retention.holds import is_restricted
from ordvern.vault import NotReadable, Shredded
from ordvern.web.desk.file_cards import earlier_cards, working_cards
from ordvern.web.desk.forms import SearchForm
from ordvern.web.desk.hours_form import hours_form, length_form
from ordvern.web.desk.money_card import money_card
from ordvern.web.desk.navigation import (
    QUEUES,
    in_queue,
    meets_invoices_only,
    meets_work_only,
    sees_invoices,
)
from ordvern.web.desk.note_card import note_card
from ordvern.web.desk.on_it import on_it
from ordvern.web.desk.panel import panel
from ordvern.web.desk.rows import rows, with_files
from ordvern.web.desk.stages import stages
from ordvern.web.desk.step_rows import plan_form, step_rows
from ordvern.web.desk.word_counts import word_counts
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.happenings import happened
from ordvern.web.ui.minutes_form import minutes_asked
from ordvern.web.ui.sittings import sitting_of

ON_A_PAGE = 25
LONGEST_TIMELINE = 60


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE, Power.KEEP_ACCOUNTS, Role.OFFICER)
    form = SearchForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    words = any_case(chosen.get("q", ""), "number", "customer__name")
    found = _in_state(chosen.get("state", ""), actor).filter(words)
    page = Paginator(with_files(found.order_by("-received_at")), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "page": page,
        "rows": rows(page.object_list),
        "is_narrowed": any(chosen.values()),
        "invoices_only": meets_invoices_only(actor),
    }
    template = "desk/_orders_fragment.html" if _wants_part(request) else "desk/orders.html"
    return render(request, template, context)


def _wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page; going back in the history it wants the whole."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers


def _in_state(state: str, actor: Actor) -> OrderQuerySet:
    if state in QUEUES:
        return in_queue(state, actor)
    visible = Order.objects.visible_to(actor)
    return visible.filter(status=state) if state in Status.values else visible


@require_safe
def order(request: HttpRequest, order_id: str) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE, Role.OFFICER)
    found = Order.objects.visible_to(actor).select_related("customer__account", "folder")
    shown = get_object_or_404(found.prefetch_related("steps"), pk=order_id)
    if _wants_part(request):
        return _is_it_done(shown)
    now, today = timezone.now(), timezone.localdate()
    cards, sitting = working_cards(shown), sitting_of(shown)
    context: dict[str, Any] = {
        "order": shown,
        "customer": shown.customer,
        "stages": stages(shown),
        "cards": cards,
        "earlier": earlier_cards(shown),
        "words": sum(card.screening.words for card in cards if card.screening),
        "word_counts": word_counts(shown, day=today),
        "money": money_card(shown, day=today),
        "message": _message(shown),
        "sitting": sitting,
        "rememberings": shown.rememberings.select_related("memory").order_by("pk"),
        "jobs": shown.jobs.select_related("partner").order_by("-offered_at"),
        "standing": (JobStatus.OFFERED, JobStatus.ACCEPTED),
        "steps": step_rows(shown, {card.file.pk: card.name for card in cards}),
        "plan": plan_form(shown),
        "events": happened(_events(shown)),
        "may_act": actor.may(Power.RUN_ORDERS),
        "may_translate": actor.may(Power.TRANSLATE),
        "rests": is_restricted(shown.customer_id, now=now),
        "handles_rest": actor.kind is ActorKind.OFFICER,
        "may_keep_accounts": actor.may(Power.KEEP_ACCOUNTS),
        "sees_register": not meets_work_only(actor),
        "sees_invoices": sees_invoices(actor),
        "on_it": on_it(shown, actor),
        "notes": note_card(shown, actor, over=shown.is_erased or shown.erasure_was_asked(now)),
        "has_certificate": Certificate.objects.filter(folder=shown.folder_id)
        .exclude(pdf=None)
        .exists(),
    }
    if context["may_act"]:
        context["panel"] = panel(shown, cards, now=now)
    if sitting is not None:
        url = reverse("desk:order-interpreted", args=[shown.pk])
        context |= minutes_asked(sitting.sitting, url=url, now=now)
        context["hours_form"] = hours_form(sitting.sitting) if context["may_act"] else None
        context["length_form"] = length_form(sitting.sitting) if context["may_act"] else None
    return render(request, "desk/order.html", context)


def _is_it_done(order: Order) -> HttpResponse:
    """What the page asks now and then while the system is at work: load anew when it is done."""
    if order.status in AT_THE_SYSTEM:
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


def _message(order: Order) -> str:
    """What the customer wrote, unsealed for this page only."""
    if not order.sealed_message:
        return ""
    try:
        return unseal(order.folder_id, bytes(order.sealed_message)).decode()
    except (Shredded, NotReadable):
        return ""


def _events(order: Order) -> list[AuditEvent]:
    """What was done to the order and its parts, newest first; the system's own reading is left
    out, for it reads each file at each screening."""
    files = order.folder.files.values_list("pk", flat=True)
    redactions = order.folder.files.filter(redactions__isnull=False).values_list(
        "redactions__pk", flat=True
    )
    subjects = [f"order:{order.pk}", f"folder:{order.folder_id}"]
    subjects += [f"storedfile:{pk}" for pk in files]
    subjects += [f"redaction:{pk}" for pk in redactions]
    subjects += [f"step:{pk}" for pk in order.steps.values_list("pk", flat=True)]
    people = FolderPerson.objects.filter(folder=order.folder_id)
    subjects += [f"folderperson:{pk}" for pk in people.values_list("pk", flat=True)]
    subjects += [f"job:{pk}" for pk in order.jobs.values_list("pk", flat=True)]
    events = AuditEvent.objects.filter(subject__in=subjects).exclude(
        verb="file.read", actor_kind=ActorKind.SYSTEM
    )
    return list(events.order_by("-at", "-pk")[:LONGEST_TIMELINE])
