"""Nobody who visits our pages is counted, measured or recognised, by us or by others."""

from collections.abc import Iterator
from datetime import datetime

from csp.middleware import CSPMiddleware
from django.apps import apps
from django.conf import settings
from django.db.models import GenericIPAddressField
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.promise import Kept, Promise

OURS = frozenset({"'self'", "'none'", "data:"})
TRACES = frozenset({"ip", "ip_address", "remote_addr", "user_agent", "referrer", "visitor"})


def breaches(now: datetime) -> Iterator[str]:
    """Sources outside this site that pages may load from; columns that could hold a visitor."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    for directive, sources in directives.items():
        yield from (f"source:{directive} {each}" for each in sources if each not in OURS)
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, GenericIPAddressField) or field.name in TRACES:
                yield f"column:{model._meta.label_lower}.{field.name}"


VISITS_NOT_COUNTED = Promise(
    id="visits-not-counted",
    clause="part-1/how-we-collect",
    lines=("S16", "S17", "S18", "S19", "S28"),
    says=_(
        "Our pages load nothing from others: no Google Analytics, no tags, no advertisements. We"
        " keep no address of your machine and nothing that could recognise you."
    ),
    kept=Kept.BY_STRUCTURE,
    keepers=(CSPMiddleware.process_response,),
    breaches=breaches,
)
