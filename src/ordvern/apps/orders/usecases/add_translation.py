"""A translated file comes in, from the partner who has the job or from staff."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import Deposit, add_file
from ordvern.apps.orders.models import Job, Order, Step
from ordvern.apps.orders.states import AT_WORK, DELIVER_JOB, FINISH_STEP, JobKind, JobStatus


@transaction.atomic(durable=True)
def add_translation(
    order: Order,
    *,
    deposit: Deposit,
    translates: StoredFile,
    actor: Actor,
    now: datetime,
    language: str = "",
) -> StoredFile:
    """Keep the translation of one working file as it is, in the place of an earlier one of it.

    It is into the order's first language unless another is named. Raises `NotAllowedNow` unless
    the order is in work or being corrected.
    """
    into = language or order.target_language
    return place(order, deposit=deposit, translates=translates, language=into, actor=actor, now=now)


def place(
    order: Order,
    *,
    deposit: Deposit,
    translates: StoredFile,
    language: str,
    actor: Actor,
    now: datetime,
) -> StoredFile:
    """As `add_translation`, inside the transaction of whoever calls."""
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status not in AT_WORK:
        raise NotAllowedNow(f"add_translation: order:{order.pk}")
    earlier = current.folder.files.translations().filter(derived_from=translates)
    earlier.filter(target_language=language).update(in_use=False)
    file = add_file(
        current.folder,
        deposit,
        role=StoredFile.Role.TRANSLATION,
        now=now,
        derived_from=translates,
        target_language=language,
    )
    record("order.translation_added", subject=file, actor=actor, at=now)
    return file


@transaction.atomic(durable=True)
def finish_job(job: Job, *, actor: Actor, now: datetime) -> None:
    """The partner says that all translations are in. Raises `NotAllowedNow` if one is missing, and
    for interpreting, of which he says how long it was."""
    is_spoken = job.step.kind == JobKind.INTERPRET
    if job.status != JobStatus.ACCEPTED or is_spoken or untranslated_in(job.step):
        raise NotAllowedNow(f"finish_job: job:{job.pk}")
    move(job, DELIVER_JOB, delivered_at=now)
    move(job.step, FINISH_STEP, done_at=now)
    record("job.delivered", subject=job, actor=actor, at=now)


def untranslated(order: Order) -> list[StoredFile]:
    """The working files without a translation, once for each language that lacks one; of those
    that an interpreter prepares from none is made."""
    if order.steps.filter(kind=JobKind.INTERPRET).exists():
        return []
    translations = order.folder.files.translations()
    done = set(translations.values_list("derived_from", "target_language"))
    files = order.folder.files.working()
    return [file for each in order.targets for file in files if (file.pk, each) not in done]


def untranslated_in(step: Step) -> list[StoredFile]:
    """The files of the step without a translation into its language."""
    made = step.order.folder.files.translations().filter(target_language=step.target_language)
    return list(step.its_files.exclude(pk__in=made.values("derived_from")))
