"""Each order is bound to the version of the statement that was shown when it was sent."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import submit_request
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Orders whose version was never published, or was published after they came in."""
    shown = StatementVersion.objects.filter(
        version=OuterRef("statement"), published_at__lte=OuterRef("received_at")
    )
    for pk in Order.objects.exclude(Exists(shown)).values_list("pk", flat=True):
        yield f"order:{pk}"


EACH_ORDER_BOUND_TO_A_STATEMENT_VERSION = Promise(
    id="each-order-bound-to-a-statement-version",
    clause="changes",
    lines=("S08",),
    says=_(
        "We may change this statement; the version that held when you ordered holds for your order."
    ),
    kept=Kept.BY_GUARD,
    keepers=(submit_request,),
    breaches=breaches,
)
