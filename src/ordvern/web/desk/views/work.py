"""Work on a released order: who does it, the translations that come in, the delivery."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.orders.models import Job
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.take_translation import take_translation
from ordvern.web.desk.forms import DeliverForm, OfferForm
from ordvern.web.desk.rooms import warn_of_too_much
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.closed_days import warn_of_closed_day
from ordvern.web.ui.collisions import in_the_way, warn_of_collisions
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong
from ordvern.web.ui.translations import NOT_TAKEN, why_not_taken

from .acting import refusals_told
from .decisions import order_deed, order_for


@require_POST
def order_start_work(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return order_deed(
        request, order_id, start_work, _("In work. Add each translation here when it is done.")
    )


@require_POST
def order_offer(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order, now = order_for(actor, order_id), timezone.now()
    form = OfferForm(request.POST, order=order, now=now)
    if not form.is_valid():
        messages.error(request, _("Choose a partner who is approved for these languages."))
        return redirect("desk:order", order.pk)
    partner, due_on = form.cleaned_data["partner"], form.cleaned_data["due_on"]
    rooms = form.rooms(due_on, [partner])
    with refusals_told(request):
        offer_job(order, partner=partner, due_on=due_on, actor=actor, now=now)
        messages.success(request, _("Offered. The partner sees the files only after accepting."))
        warn_of_closed_day(request, due_on)
        warn_of_too_much(request, [partner], rooms, due_on)
        warn_of_collisions(request, [partner], in_the_way(order, [partner]))
    return redirect("desk:order", order.pk)


@require_POST
def job_revoke(request: HttpRequest, order_id: UUID, job_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    job = get_object_or_404(Job.objects.visible_to(actor), pk=job_id, order=order_id)
    with refusals_told(request):
        revoke_job(job, actor=actor, now=timezone.now())
        messages.success(request, _("Taken back. The partner reaches nothing of it any more."))
    return redirect("desk:order", order_id)


def _uploads(request: HttpRequest, order_id: UUID, file_id: UUID) -> VaultUploadHandler:
    order = order_for(actor_of(request, Power.TRANSLATE), order_id)
    if order.erasure_was_asked(timezone.now()) or order.is_erased:
        raise Http404
    return VaultUploadHandler(
        request,
        now=timezone.now,
        max_bytes=settings.MAX_FILE_BYTES,
        max_files=1,
        folder=order.folder,
    )


@require_POST
@receives_files(_uploads)
def translation_add(request: HttpRequest, **given: Any) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE)
    order = order_for(actor, given["order_id"])
    source = get_object_or_404(order.folder.files.working(), pk=given["file_id"])
    deposits = deposits_of(request, "translation")
    if wrong := what_is_wrong(given["uploads"], deposits):
        messages.error(request, " ".join(str(words) for words in wrong))
        return redirect("desk:order", order.pk)
    now = timezone.now()
    language = request.POST.get("language", "")
    if language not in ("", *order.targets):
        raise Http404
    copy = order.folder.files.masked().filter(derived_from=source).first()
    bases = [copy, source] if copy else [source]
    try:
        take_translation(
            order,
            deposit=deposits[0],
            translates=source,
            bases=bases,
            language=language,
            actor=actor,
            now=now,
        )
    except NOT_TAKEN as refusal:
        messages.error(request, why_not_taken(refusal))
    else:
        given["uploads"].keep()
        messages.success(request, _("The translation is in place."))
    return redirect("desk:order", order.pk)


@require_POST
def order_deliver(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    form = DeliverForm(request.POST, order=order)
    if not form.is_valid():
        messages.error(
            request, _("Say why the differences are right, and choose a memory from the list.")
        )
        return redirect("desk:order", order.pk)
    with refusals_told(request):
        deliver(
            order,
            answer=form.cleaned_data["answer"],
            memories=form.memories,
            actor=actor,
            now=timezone.now(),
        )
        messages.success(request, _("Delivered. The customer has been told."))
    return redirect("desk:order", order.pk)
