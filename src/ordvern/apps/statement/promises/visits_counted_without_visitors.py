"""Visits are counted by page and day, so that nobody can be told from the counts."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.db.models import GenericIPAddressField
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.promise import Kept, Promise
from ordvern.apps.visits.counting import count
from ordvern.apps.visits.figures import by_week

COUNTED = frozenset({"id", "page", "day", "count"})
"""Every column that the counts may have."""
TRACES = frozenset({"ip", "ip_address", "remote_addr", "user_agent", "referrer", "visitor"})


def breaches(now: datetime) -> Iterator[str]:
    """Columns of the counts beyond page, day and number; columns anywhere for traces of a visit."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            is_more = model._meta.app_label == "visits" and field.name not in COUNTED
            if is_more or isinstance(field, GenericIPAddressField) or field.name in TRACES:
                yield f"column:{model._meta.label_lower}.{field.name}"


VISITS_COUNTED_WITHOUT_VISITORS = Promise(
    id="visits-counted-without-visitors",
    clause="part-1/how-we-collect",
    lines=("S17", "S18"),
    says=_(
        "We count how often a page is opened on a day, and nothing else: no address of your"
        " machine, and nothing that could recognise you."
    ),
    kept=Kept.BY_STRUCTURE,
    keepers=(count, by_week),
    breaches=breaches,
)
