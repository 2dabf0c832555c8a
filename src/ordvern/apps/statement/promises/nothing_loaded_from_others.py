"""Pages load nothing from others, so that nobody else learns who visits them."""

from collections.abc import Iterator
from datetime import datetime

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.consent.models import question_now
from ordvern.apps.statement.in_force import clauses_in_force
from ordvern.apps.statement.promise import Kept, Promise

OURS = frozenset({"'self'", "'none'", "data:"})


def breaches(now: datetime) -> Iterator[str]:
    """Sources outside this site that pages may load from; and services of others that may load
    where visitors say yes, while the statement in force says that there are none."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    for directive, sources in directives.items():
        yield from (f"source:{directive} {each}" for each in sources if each not in OURS)
    question = question_now()
    if question is not None and NOTHING_LOADED_FROM_OTHERS.id in clauses_in_force():
        yield from (f"service:{key}" for key in question.services)


NOTHING_LOADED_FROM_OTHERS = Promise(
    id="nothing-loaded-from-others",
    clause="part-1/how-we-collect",
    lines=("S16", "S19", "S28"),
    says=_("Our pages load nothing from others: no Google Analytics, no tags, no advertisements."),
    kept=Kept.BY_STRUCTURE,
    keepers=(CSPMiddleware.process_response,),
    breaches=breaches,
    measured=False,
)
