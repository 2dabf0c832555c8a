"""A translated file comes in, from the partner who has the job or from staff."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import Deposit, add_file
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import AT_WORK, DELIVER_JOB, JobStatus


@transaction.atomic(durable=True)
def add_translation(
    order: Order, *, deposit: Deposit, translates: StoredFile, actor: Actor, now: datetime
) -> StoredFile:
    """Keep the translation of one working file as it is, in the place of an earlier one of it.

    Raises `NotAllowedNow` unless the order is in work or being corrected.
    """
    return place(order, deposit=deposit, translates=translates, actor=actor, now=now)


def place(
    order: Order, *, deposit: Deposit, translates: StoredFile, actor: Actor, now: datetime
) -> StoredFile:
    """As `add_translation`, inside the transaction of whoever calls."""
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status not in AT_WORK:
        raise NotAllowedNow(f"add_translation: order:{order.pk}")
    current.folder.files.translations().filter(derived_from=translates).update(in_use=False)
    role = StoredFile.Role.TRANSLATION
    file = add_file(current.folder, deposit, role=role, now=now, derived_from=translates)
    record("order.translation_added", subject=file, actor=actor, at=now)
    return file


@transaction.atomic(durable=True)
def finish_job(job: Job, *, actor: Actor, now: datetime) -> None:
    """The partner says that all translations are in. Raises `NotAllowedNow` if one is missing."""
    if job.status != JobStatus.ACCEPTED or untranslated(job.order):
        raise NotAllowedNow(f"finish_job: job:{job.pk}")
    move(job, DELIVER_JOB, delivered_at=now)
    record("job.delivered", subject=job, actor=actor, at=now)


def untranslated(order: Order) -> list[StoredFile]:
    """The working files that have no translation yet."""
    done = set(order.folder.files.translations().values_list("derived_from", flat=True))
    return [file for file in order.folder.files.working() if file.pk not in done]
