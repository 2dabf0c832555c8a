"""Staff move an interpreting assignment, change where it is, and note and mend how long it was."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.interpreting import MovedMeanwhile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.change_meeting import change_meeting
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.apps.orders.usecases.note_length_anew import note_length_anew
from ordvern.web.desk.hours_form import HoursForm
from ordvern.web.desk.meeting_form import MeetingForm, meeting_form
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.collisions import in_the_way, warn_of_collisions
from ordvern.web.ui.minutes_form import MinutesForm
from ordvern.web.ui.sittings import sitting_of

from .acting import REFUSALS, refusals_told
from .decisions import order_for


@require_POST
def order_interpreted(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE)
    order = order_for(actor, order_id)
    minutes = _minutes_said(request)
    if minutes is None:
        return redirect("desk:order", order.pk)
    with refusals_told(request):
        finish_interpreting(order, minutes=minutes, actor=actor, now=timezone.now())
        messages.success(request, _("Noted. The order can be delivered and invoiced."))
    return redirect("desk:order", order.pk)


@require_POST
def order_length(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    minutes = _minutes_said(request)
    if minutes is None:
        return redirect("desk:order", order.pk)
    with refusals_told(request):
        is_changed = note_length_anew(order, minutes=minutes, actor=actor, now=timezone.now())
        _tell(request, _("The length is noted anew."), is_changed=is_changed)
    return redirect("desk:order", order.pk)


def _minutes_said(request: HttpRequest) -> int | None:
    """How long it was; None, with a word to whoever asked, if that is not said."""
    form = MinutesForm(request.POST)
    if form.is_valid():
        return int(form.cleaned_data["minutes"])
    messages.error(request, _("Say how long it was, in minutes."))
    return None


@require_POST
def order_moved(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order, form = order_for(actor, order_id), HoursForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say the day, the hour, the length and why."))
        return redirect("desk:order", order.pk)
    with refusals_told(request):
        is_moved = move_interpreting(order, **form.moved(), actor=actor, now=timezone.now())
        _tell(request, _("Moved. All whom it concerns are told."), is_changed=is_moved)
        partners = [job.partner for job in order.jobs.standing().select_related("partner")]
        warn_of_collisions(request, partners, in_the_way(order, partners))
    return redirect("desk:order", order.pk)


def _tell(request: HttpRequest, done: str, *, is_changed: bool) -> None:
    if is_changed:
        messages.success(request, done)
    else:
        messages.info(request, _("It stands so already."))


@require_http_methods(["GET", "HEAD", "POST"])
def order_meeting(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """A page of its own, so that what is refused at a field stands there to be written anew."""
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    shown = sitting_of(order)
    if shown is None or not shown.sitting.may_change(timezone.now()):
        messages.error(request, str(REFUSALS[NotAllowedNow]))
        return redirect("desk:order", order.pk)
    sent = request.POST if request.method == "POST" else None
    form = meeting_form(sent, sitting=shown.sitting, meeting=shown.meeting)
    if form.is_valid():
        with refusals_told(request):
            try:
                changed = change_meeting(order, **form.changed(), actor=actor, now=timezone.now())
            except MovedMeanwhile:
                return _changed_meanwhile(request, order, form)
            _tell(request, _("Changed. All whom it concerns are told."), is_changed=changed)
        return redirect("desk:order", order.pk)
    status = 422 if form.is_bound else 200
    return render(request, "desk/order_meeting.html", {"order": order, "form": form}, status=status)


def _changed_meanwhile(request: HttpRequest, order: Order, form: MeetingForm) -> HttpResponse:
    """What was typed stays, beside what stands now; whoever presses again has seen both."""
    shown = sitting_of(order)
    if shown is None:
        raise MovedMeanwhile(f"interpreting of order:{order.pk}")
    form.show_again(shown.sitting)
    context = {"order": order, "form": form, "sitting": shown}
    return render(request, "desk/order_meeting.html", context, status=422)
