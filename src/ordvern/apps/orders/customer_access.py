"""Which files of his order a customer may open."""

from django.db.models import Q

from ordvern.apps.files.models import FileQuerySet, StoredFile
from ordvern.apps.screening.models import Redaction

from .models import Order
from .states import DELIVERED

SEEN = (Redaction.Status.READY, Redaction.Status.APPROVED)


def files_for_customer(order: Order) -> FileQuerySet:
    """His own, the redacted copies that were shown to him, and what was delivered."""
    his = Q(role=StoredFile.Role.SOURCE)
    shown = Q(role=StoredFile.Role.REDACTED, made_by_redaction__status__in=SEEN)
    delivered = Q(role=StoredFile.Role.TRANSLATION, in_use=True)
    allowed = his | shown | delivered if order.status in DELIVERED else his | shown
    files = StoredFile.objects.filter(folder=order.folder_id)
    return files.select_related("folder").filter(allowed)
