"""Addresses that are told of orders and jobs: made, looked at, called again, removed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.programs.hooks import Delivery, Webhook
from ordvern.apps.programs.usecases.call_again import call_again
from ordvern.apps.programs.usecases.make_webhook import make_webhook, remove_webhook
from ordvern.web.oversight.hook_form import WebhookForm
from ordvern.web.oversight.subjects import subjects
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.happenings import VERBS

ON_A_PAGE = 25


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """The addresses; a new one's secret stands in the answer to the form, and nowhere after."""
    actor = actor_of(request, Role.OFFICER)
    form, secret = WebhookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        secret = _made(form, actor)
        form = WebhookForm()
    hooks = Webhook.objects.visible_to(actor).select_related("account")
    context = {
        "form": form,
        "secret": secret,
        "page": Paginator(hooks, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    status = 422 if form.errors else 200
    return render(request, "oversight/webhooks.html", context, status=status)


def _made(form: WebhookForm, actor: Actor) -> str:
    typed = form.cleaned_data
    _hook, secret = make_webhook(
        typed["email"],
        name=typed["name"],
        url=typed["url"],
        operator=typed["operator"],
        country=typed["country"],
        actor=actor,
        now=timezone.now(),
    )
    return secret


def _hook_of(request: HttpRequest, webhook_id: int) -> tuple[Actor, Webhook]:
    actor = actor_of(request, Role.OFFICER)
    hooks = Webhook.objects.visible_to(actor).select_related("account")
    return actor, get_object_or_404(hooks, pk=webhook_id)


@require_safe
def webhook(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """The last calls to an address, and how each went."""
    actor, hook = _hook_of(request, webhook_id)
    page = Paginator(hook.deliveries.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    about = subjects((each.subject for each in page.object_list), actor)
    calls = [(each, VERBS[each.verb][0], about[each.subject]) for each in page.object_list]
    context = {"hook": hook, "page": page, "calls": calls}
    return render(request, "oversight/webhook.html", context)


@require_POST
def webhook_remove(request: HttpRequest, webhook_id: int) -> HttpResponse:
    actor, hook = _hook_of(request, webhook_id)
    try:
        remove_webhook(hook, actor=actor, now=timezone.now())
        messages.success(request, _("Removed. The address is called no more."))
    except NotAllowedNow:
        messages.info(request, _("It was removed before."))
    return redirect("oversight:webhooks")


@require_POST
def webhook_call_again(request: HttpRequest, webhook_id: int, delivery_id: UUID) -> HttpResponse:
    actor, hook = _hook_of(request, webhook_id)
    delivery = get_object_or_404(Delivery.objects.select_related("webhook"), pk=delivery_id)
    if delivery.webhook_id != hook.pk:
        return redirect("oversight:webhook", hook.pk)
    try:
        call_again(delivery, actor=actor, now=timezone.now())
        messages.success(request, _("The call is made again within a minute."))
    except NotAllowedNow:
        messages.info(request, _("That call is still being tried, or the address was removed."))
    return redirect("oversight:webhook", hook.pk)
