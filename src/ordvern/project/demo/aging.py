"""Lets time pass in the demo: an order happened days ago, an approval has run out since."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Correction, Job, Order, Step, Waiver
from ordvern.apps.partners.models import Partner
from ordvern.apps.programs.models import Webhook
from ordvern.apps.screening.models import Decision, Redaction, Screening


def move_back(order: Order, *, by: timedelta) -> None:
    """Shift every time of the order by the same stretch, so that their sequence stays true.

    A certificate keeps its own times: it is signed.
    """
    files = StoredFile.objects.filter(folder=order.folder)
    keys = [f"order:{order.pk}", f"folder:{order.folder_id}"]
    keys += [f"storedfile:{pk}" for pk in files.values_list("pk", flat=True)]
    keys += [f"job:{pk}" for pk in Job.objects.filter(order=order).values_list("pk", flat=True)]
    keys += [f"step:{pk}" for pk in Step.objects.filter(order=order).values_list("pk", flat=True)]
    people = FolderPerson.objects.filter(folder=order.folder_id)
    keys += [f"folderperson:{pk}" for pk in people.values_list("pk", flat=True)]
    if Certificate.objects.filter(folder=order.folder).exists():
        return
    for rows in (
        Order.objects.filter(pk=order.pk),
        Folder.objects.filter(pk=order.folder_id),
        files,
        people,
        Step.objects.filter(order=order),
        Job.objects.filter(order=order),
        Waiver.objects.filter(order=order),
        Correction.objects.filter(order=order),
        Screening.objects.filter(file__in=files),
        Decision.objects.filter(file__in=files),
        Redaction.objects.filter(file__in=files),
        AuditEvent.objects.filter(subject__in=keys),
    ):
        _shift(rows, by)


def let_run_out(partner: Partner, *, day: date) -> None:
    """As if the last day of the approval had come and gone."""
    Partner.objects.filter(pk=partner.pk).update(approved_until=day)


def let_fall_silent(hook: Webhook, *, since: datetime) -> None:
    """As if calls had failed from then on; the next that fails may shut the webhook off."""
    Webhook.objects.filter(pk=hook.pk).update(failing_since=since)


def _shift(rows: "models.QuerySet[models.Model]", by: timedelta) -> None:
    names = [
        field.name
        for field in rows.model._meta.concrete_fields
        if isinstance(field, models.DateTimeField)
    ]
    rows.update(**{name: F(name) - by for name in names})
