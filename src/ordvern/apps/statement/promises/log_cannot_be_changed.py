"""Who opened a file and who decided what stands in a log that nobody can change unseen."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.audit import record
from ordvern.apps.core.sealed_log import findings, looked_through, read_anchors
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.statement.promise import Kept, Promise, runs

MOST_SHOWN = 100


def breaches(now: datetime) -> Iterator[str]:
    """Entries of the log that were changed, removed, put in, moved or left unbound. What came
    before the last daily look through the whole log is looked at again a day after that look, or
    at once if it found something; `ordvern audit verify` looks at all."""
    anchors = read_anchors(settings.LOG_ANCHORS)
    behind = looked_through(anchors, now=now)
    for each in islice(findings(anchors=anchors, now=now, behind=behind), MOST_SHOWN):
        yield f"auditlink:{each.number} {each.what}"


LOG_CANNOT_BE_CHANGED = Promise(
    id="log-cannot-be-changed",
    clause="part-1/what-we-do",
    lines=("S24", "S25", "S46"),
    says=_(
        "Each opening of a file is written in a log before the file is opened, and that log cannot"
        " be changed without our seeing it."
    ),
    kept=Kept.BY_GUARD,
    keepers=(record, seal_log),
    breaches=breaches,
    is_ready=runs("core.seal", "core.anchor"),
)
