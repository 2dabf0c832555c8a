"""Everything is stored on servers in Norway, as far as the operator has declared it truly."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.checks import residency, without_operator
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Stores declared to stand elsewhere or not declared at all, and those on another machine that
    nobody is named for."""
    for store, country in settings.RESIDENCY.items():
        if country != "NO":
            yield f"store:{store}"
    yield from (f"operator:{store}" for store in without_operator())


def is_ready(now: datetime) -> bool:
    """Whether every store is declared to stand in Norway."""
    return not residency(None)


STORED_IN_NORWAY = Promise(
    id="stored-in-norway",
    clause="part-1/what-we-do",
    lines=("S26", "S46"),
    says=_("Everything is stored on servers in Norway."),
    kept=Kept.BY_CONFIGURATION,
    keepers=(residency,),
    breaches=breaches,
    is_ready=is_ready,
)
