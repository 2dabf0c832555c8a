"""Pages load nothing from others, so that nobody else learns who visits them."""

from collections.abc import Iterator
from datetime import datetime

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.promise import Kept, Promise

OURS = frozenset({"'self'", "'none'", "data:"})


def breaches(now: datetime) -> Iterator[str]:
    """Sources outside this site that pages may load from."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    for directive, sources in directives.items():
        yield from (f"source:{directive} {each}" for each in sources if each not in OURS)


NOTHING_LOADED_FROM_OTHERS = Promise(
    id="nothing-loaded-from-others",
    clause="part-1/how-we-collect",
    lines=("S16", "S19", "S28"),
    says=_("Our pages load nothing from others: no Google Analytics, no tags, no advertisements."),
    kept=Kept.BY_STRUCTURE,
    keepers=(CSPMiddleware.process_response,),
    breaches=breaches,
)
