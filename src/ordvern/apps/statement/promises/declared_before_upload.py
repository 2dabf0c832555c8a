"""Whoever sends files declares first that he may; for sensitive data he is asked once more."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.apps.orders.usecases.submit_request import submit_request
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Orders received before anything was declared, or that no version of the words belongs to."""
    undeclared = Q(declared_at__gt=F("received_at")) | Q(statement="")
    for pk in Order.objects.filter(undeclared).values_list("pk", flat=True):
        yield f"order:{pk}"


DECLARED_BEFORE_UPLOAD = Promise(
    id="declared-before-upload",
    clause="part-2/what-we-do",
    lines=("S39", "S40", "S56"),
    says=_(
        "You declare that you may let us handle what your files hold, and once more if they turn"
        " out to be sensitive; we keep what you declared, and when."
    ),
    kept=Kept.BY_STRUCTURE,
    keepers=(submit_request, instruct_to_go_on),
    breaches=breaches,
)
