"""Files go when the order is over and the days that the agency has set have passed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.close_unconfirmed import close_unconfirmed
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.statement.promise import Kept, Promise, runs

OVER = (Status.CLOSED, Status.WITHDRAWN, Status.NOT_ORDERED)
GRACE = timedelta(days=1)
"""How long the worker may be late."""


def breaches(now: datetime) -> Iterator[str]:
    """Folders long due that are still there, and orders that are over without a day for theirs."""
    late = Folder.objects.due_for_shredding(now - GRACE)
    yield from (f"folder:{pk}" for pk in late.values_list("pk", flat=True))
    waited = now - timedelta(days=settings.CLOSE_AFTER_DAYS) - GRACE
    forgotten = Order.objects.filter(folder__erased_at=None, folder__erase_by=None).filter(
        Q(status__in=OVER) | Q(status=Status.DELIVERED, delivered_at__lt=waited)
    )
    yield from (f"order:{pk}" for pk in forgotten.values_list("pk", flat=True))


FILES_KEPT_NO_LONGER = Promise(
    id="files-kept-no-longer",
    clause="part-2/how-long",
    lines=("S61",),
    says=_(
        "When an order is over, its files have a day on which they are erased, and go on that day,"
        " also if nobody asks for it."
    ),
    kept=Kept.BY_GUARD,
    keepers=(confirm_receipt, close_unconfirmed, sweep),
    breaches=breaches,
    is_ready=runs("erasure.sweep", "orders.close"),
)
