"""Staff plan the steps of an order, take them, put them back, and are done with them."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Step
from ordvern.apps.orders.usecases.begin_step import begin_step, put_back_step
from ordvern.apps.orders.usecases.finish_step import finish_step
from ordvern.apps.orders.usecases.plan_step import drop_step, plan_step
from ordvern.apps.orders.usecases.set_step_day import set_step_day
from ordvern.apps.orders.usecases.split_step import join_step, split_step
from ordvern.web.desk.step_form import DayForm, PartForm, StepForm
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.desk.views.decisions import order_for
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.closed_days import warn_of_closed_day
from ordvern.web.ui.taking_back import tell_done


@require_POST
def step_plan(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    form = StepForm(request.POST, order=order)
    if not form.is_valid():
        messages.error(request, _("Choose a language and a step from the lists."))
        return redirect("desk:order", order.pk)
    now, done = timezone.now(), _("Planned. It may begin when the steps before it are done.")
    with refusals_told(request):
        plan_step(order, actor=actor, now=now, **form.cleaned_data)
        warn_of_closed_day(request, form.cleaned_data["due_on"])
        tell_done(request, done, actor=actor, now=now)
    return redirect("desk:order", order.pk)


@require_POST
def step_day(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    actor_of(request, Power.RUN_ORDERS)
    form = DayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("That is no date. Choose a day, or leave the field empty."))
        return redirect("desk:order", order_id)
    warn_of_closed_day(request, form.cleaned_data["due_on"])
    deed = partial(set_step_day, due_on=form.cleaned_data["due_on"])
    return _done(request, order_id, step_id, deed, _("The day is set."))


@require_POST
def step_split(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    actor_of(request, Power.RUN_ORDERS)
    form = PartForm(request.POST)
    files = form.cleaned_data["file"] if form.is_valid() else []
    deed = partial(split_step, files=files)
    return _done(request, order_id, step_id, deed, _("Divided. Each part may go to another."))


@require_POST
def step_join(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    actor_of(request, Power.RUN_ORDERS)
    return _done(request, order_id, step_id, join_step, _("Put together again."))


@require_POST
def step_begin(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    return _done(request, order_id, step_id, begin_step, _("It is yours now."))


@require_POST
def step_finish(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    return _done(request, order_id, step_id, finish_step, _("Done. The next step may begin."))


@require_POST
def step_put_back(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    return _done(request, order_id, step_id, put_back_step, _("Put back. Anybody may take it."))


@require_POST
def step_drop(request: HttpRequest, order_id: UUID, step_id: int) -> HttpResponse:
    actor_of(request, Power.RUN_ORDERS)
    return _done(request, order_id, step_id, drop_step, _("The step is taken out."))


def _done(
    request: HttpRequest, order_id: UUID, step_id: int, use_case: Callable[..., object], words: str
) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE)
    steps = Step.objects.visible_to(actor).select_related("order__customer__account")
    step, now = get_object_or_404(steps, pk=step_id, order=order_id), timezone.now()
    with refusals_told(request):
        use_case(step, actor=actor, now=now)
        tell_done(request, words, actor=actor, now=now)
    return redirect("desk:order", order_id)
