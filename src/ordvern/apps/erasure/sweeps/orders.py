"""The register of orders, and what is left of folders that are erased."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.core.audit import name_of
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import Status
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep

NEVER_BOUGHT = (Status.WITHDRAWN, Status.NOT_ORDERED)


def _over(which: Q) -> "QuerySet[Any]":
    """Ended, their files erased, and no quote or invoice of them is kept any longer."""
    invoiced = Invoice.objects.filter(order_number=OuterRef("number"))
    quoted = Quote.objects.filter(folder=OuterRef("folder"))
    ended = Order.objects.filter(which, folder__erased_at__isnull=False).exclude(closed_at=None)
    return ended.exclude(Exists(invoiced) | Exists(quoted)).annotate(anchor=F("closed_at"))


def _bought() -> "QuerySet[Any]":
    return _over(~Q(status__in=NEVER_BOUGHT))


def _not_bought() -> "QuerySet[Any]":
    return _over(Q(status__in=NEVER_BOUGHT))


def _folders() -> "QuerySet[Any]":
    """Erased, and nothing is left that tells what they were."""
    alone = Folder.objects.filter(
        order=None,
        inquiry=None,
        memory=None,
        memory_import=None,
        quotes=None,
        certificate=None,
        case=None,
    )
    return alone.exclude(erased_at=None).annotate(anchor=Coalesce("erased_at", "made_at"))


def _names(order: Order) -> tuple[str, ...]:
    return (name_of(order), f"folder:{order.folder_id}", f"customer:{order.customer_id}")


def _names_of_folder(folder: Folder) -> tuple[str, ...]:
    return (name_of(folder),)


def _delete_order(order: Order, now: datetime) -> None:
    """With every table that points at it or at its jobs, also one that is not yet written."""
    jobs = Job.objects.filter(order=order)
    for relation in Job._meta.related_objects:
        relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": jobs}).delete()
    jobs.delete()
    for relation in Order._meta.related_objects:
        relation.related_model._base_manager.filter(**{relation.field.name: order}).delete()
    Certificate.objects.filter(folder=order.folder_id).delete()
    order.delete()


def _delete_folder(folder: Folder, now: datetime) -> None:
    StoredFile.objects.filter(folder=folder).update(derived_from=None)
    folder.delete()


SWEEPS = (
    Sweep(DataClass.ORDERS, _bought, _names, _delete_order),
    Sweep(DataClass.ORDERS_NOT_BOUGHT, _not_bought, _names, _delete_order),
    Sweep(DataClass.EMPTY_FOLDERS, _folders, _names_of_folder, _delete_folder),
)
