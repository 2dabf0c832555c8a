"""A partner fetches the files of a job, sends translations, and says that all is done."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.reading import Erased
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.orders.models import Job, TranslationCheck
from ordvern.apps.orders.packages import xliff_of
from ordvern.apps.orders.partner_access import may_go_on
from ordvern.apps.orders.usecases.add_translation import finish_job
from ordvern.apps.orders.usecases.take_translation import take_translation
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.documents import Refused
from ordvern.vault import Shredded
from ordvern.web.partner.access import job_of, open_file, partner_of
from ordvern.web.ui.access import demand_second_factor
from ordvern.web.ui.handing_out import gone, handed_out, handed_out_made
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong
from ordvern.web.ui.translations import NOT_TAKEN, differences_of, why_not_taken


@require_safe
def file_download(request: HttpRequest, job_id: UUID, file_id: UUID) -> HttpResponseBase:
    actor, _partner = partner_of(request)
    now = timezone.now()
    job = job_of(actor, job_id)
    package = open_file(job, file_id, now=now)
    is_draft = package.draft is not None and package.draft.pk == file_id
    file = package.draft if is_draft and package.draft else package.file
    demand_second_factor(request, file, then=job_page(job))
    return handed_out(
        request,
        file,
        actor=actor,
        now=now,
        layout="partner/base.html",
        may_go_on=lambda: _goes_on(job),
        is_marked=True,
    )


@require_safe
def file_xliff(request: HttpRequest, job_id: UUID, file_id: UUID) -> HttpResponseBase:
    """The file as XLIFF, 2.1 or by ``?version=1.2``, with matches from the memories."""
    actor, _partner = partner_of(request)
    now = timezone.now()
    job = job_of(actor, job_id)
    package = open_file(job, file_id, now=now)
    demand_second_factor(request, package.file, then=job_page(job))
    version = "1.2" if request.GET.get("version") == "1.2" else "2.1"
    try:
        name, content = xliff_of(
            job.order,
            package.file,
            language=job.step.target_language,
            version=version,
            actor=actor,
            now=now,
        )
    except Refused:
        messages.error(request, _("This kind of file cannot be made XLIFF. Translate it as it is."))
        return redirect("partner:job", job.pk)
    except (Erased, Shredded):
        return gone(request, layout="partner/base.html")
    return handed_out_made(
        content, name, of=package.file, actor=actor, may_go_on=lambda: _goes_on(job)
    )


def job_page(job: Job) -> str:
    return reverse("partner:job", args=[job.pk])


def _goes_on(job: Job) -> bool:
    return may_go_on(job, statement=current_version(), now=timezone.now())


def _uploads(request: HttpRequest, job_id: UUID, file_id: UUID) -> VaultUploadHandler:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    open_file(job, file_id, now=timezone.now())
    return VaultUploadHandler(
        request,
        now=timezone.now,
        max_bytes=settings.MAX_FILE_BYTES,
        max_files=1,
        folder=job.order.folder,
    )


@require_POST
@receives_files(_uploads)
def translation_add(request: HttpRequest, **given: Any) -> HttpResponse:
    actor, _partner = partner_of(request)
    now = timezone.now()
    job = job_of(actor, given["job_id"])
    package = open_file(job, given["file_id"], now=now)
    deposits = deposits_of(request, "translation")
    if wrong := what_is_wrong(given["uploads"], deposits):
        messages.error(request, " ".join(str(words) for words in wrong))
        return redirect("partner:job", job.pk)
    try:
        file = take_translation(
            job.order,
            deposit=deposits[0],
            translates=package.translates,
            bases=[package.file],
            language=job.step.target_language,
            actor=actor,
            now=now,
        )
    except NOT_TAKEN as refusal:
        messages.error(request, why_not_taken(refusal))
    else:
        given["uploads"].keep()
        messages.success(request, _("The translation has arrived."))
        if differences_of(TranslationCheck.objects.filter(translation=file).first()):
            messages.warning(request, _("It differs from its source; see below at the file."))
    return redirect("partner:job", job.pk)


@require_POST
def job_finish(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    try:
        finish_job(job, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("A translation is missing. Send it, then deliver."))
    else:
        messages.success(request, _("Delivered. You no longer have access to the files."))
    return redirect("partner:job", job.pk)
