"""The files of a partner's job by program: fetched as they are or as XLIFF, and sent back."""

from collections import Counter
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Query, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.orders.models import Job, TranslationCheck
from ordvern.apps.orders.packages import xliff_of
from ordvern.apps.orders.partner_access import ForPartner, files_for_partner, may_go_on
from ordvern.apps.orders.usecases.take_translation import take_translation
from ordvern.apps.programs.models import Scope
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.documents import Refused
from ordvern.web.ui.handing_out import handed_out_made, stream_of
from ordvern.web.ui.translations import NOT_TAKEN, why_not_taken

from .callers import Asked, Bearer, Receiving
from .files import BYTES, content_of, name_if_any, refuse_if_sensitive
from .job_shapes import JobFiles, JobFileShape, TranslationTaken
from .jobs import job_of, jobs_of
from .problems import Problem
from .receiving import prints_of, received, sent
from .repeating import KeyIfAny, done_once

router = Router(tags=["jobs"])
FETCH = Bearer(Scope.FILES_READ)
Version = Annotated[Literal["2.1", "1.2"], Query()]


def _open(job: Job, *, now: datetime) -> list[ForPartner]:
    return files_for_partner(job, statement=current_version(), now=now)


def _open_one(job: Job, file_id: UUID, *, now: datetime) -> ForPartner:
    """One of them by its id or that of its draft, or `Http404`."""
    for each in _open(job, now=now):
        if file_id in (each.file.pk, each.draft.pk if each.draft else None):
            return each
    raise Http404


def _goes_on(job: Job) -> bool:
    return may_go_on(job, statement=current_version(), now=timezone.now())


def _folder(actor: Actor, job_id: str, file_id: str) -> Folder:
    """Where a translation goes; asked before a byte of it is read."""
    job = get_object_or_404(jobs_of(actor), pk=job_id)
    if actor.is_agency:
        raise Problem("not-permitted")
    _open_one(job, UUID(file_id), now=timezone.now())
    return job.order.folder


@router.get("/{uuid:job_id}/files", url_name="job-files", auth=FETCH, response=JobFiles)
def job_files(request: Asked, job_id: UUID) -> JobFiles:
    """What the partner may open now; a refusal says what is missing for it."""
    job = job_of(request.auth, job_id)
    made = job.order.folder.files.translations().filter(target_language=job.step.target_language)
    translations = {each.derived_from_id: each.pk for each in made}
    found = _open(job, now=timezone.now())
    return JobFiles(files=[_shape(each, translations.get(each.translates.pk)) for each in found])


def _shape(found: ForPartner, translation: UUID | None) -> JobFileShape:
    return JobFileShape(
        id=found.file.pk,
        name=name_if_any(found.file),
        size=found.file.size,
        is_masked=found.file.role == StoredFile.Role.MASKED,
        draft=found.draft.pk if found.draft else None,
        translation=translation,
    )


@router.get(
    "/{uuid:job_id}/files/{uuid:file_id}",
    url_name="job-file",
    auth=FETCH,
    openapi_extra=content_of(BYTES),
)
def job_file(request: Asked, job_id: UUID, file_id: UUID) -> HttpResponseBase:
    """The content, streamed; it ends within a mebibyte when the job is taken back."""
    now, job = timezone.now(), job_of(request.auth, job_id)
    found = _open_one(job, file_id, now=now)
    file = found.draft if found.draft and found.draft.pk == file_id else found.file
    refuse_if_sensitive(request.auth, file)
    return stream_of(
        file,
        actor=request.auth.actor,
        now=now,
        may_go_on=lambda: _goes_on(job),
        is_marked=True,
    )


@router.get(
    "/{uuid:job_id}/files/{uuid:file_id}/xliff",
    url_name="job-xliff",
    auth=FETCH,
    openapi_extra=content_of(BYTES),
)
def job_xliff(
    request: Asked, job_id: UUID, file_id: UUID, version: Version = "2.1"
) -> HttpResponseBase:
    """The file as XLIFF with what the memories have for its sentences."""
    now, job = timezone.now(), job_of(request.auth, job_id)
    found = _open_one(job, file_id, now=now)
    refuse_if_sensitive(request.auth, found.file)
    try:
        name, content = xliff_of(
            job.order,
            found.file,
            language=job.step.target_language,
            version=version,
            actor=request.auth.actor,
            now=now,
        )
    except Refused:
        raise Problem("not-taken", [("path/file_id", "no XLIFF of this kind of file")]) from None
    return handed_out_made(
        content,
        name,
        of=found.file,
        actor=request.auth.actor,
        may_go_on=lambda: _goes_on(job),
    )


@router.post(
    "/{uuid:job_id}/files/{uuid:file_id}/translation",
    url_name="job-translation",
    auth=Receiving(Scope.JOBS_WRITE, into=_folder),
    response={201: TranslationTaken},
)
@decorate_view(received)
def job_translation(
    request: Asked,
    job_id: UUID,
    file_id: UUID,
    translation: File[UploadedFile],
    key: KeyIfAny = None,
) -> Status[TranslationTaken]:
    """Send the translation of a file, as the same kind of document or as XLIFF; it takes the
    place of an earlier one."""
    job = job_of(request.auth, job_id)
    uploads, deposits = sent(request, "translation")

    def take() -> tuple[int, TranslationTaken]:
        now = timezone.now()
        found = _open_one(job, file_id, now=now)
        try:
            file = take_translation(
                job.order,
                deposit=deposits[0],
                translates=found.translates,
                bases=[found.file],
                language=job.step.target_language,
                actor=request.auth.actor,
                now=now,
            )
        except NOT_TAKEN as refusal:
            raise Problem("not-taken", [("translation", why_not_taken(refusal))]) from None
        uploads.keep()
        return 201, _taken(file)

    return done_once(request, key, prints_of(deposits), take)


def _taken(file: StoredFile) -> TranslationTaken:
    check = TranslationCheck.objects.filter(translation=file).first()
    lacks = Counter(each.lack for each in check.differences.all()) if check else Counter()
    return TranslationTaken(
        translation=file.pk, differences=lacks, not_compared=check.reason if check else ""
    )
