"""Files are looked through, and a person has decided, before anyone begins to work on them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.screening.models import Decision, Screening
from ordvern.apps.screening.release import released
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Files at work whose very content was not screened, or not let go by a person."""
    same_content = {"file": OuterRef("pk"), "content_hash": OuterRef("content_hash")}
    at_work = StoredFile.objects.working().filter(
        folder__order__in=Order.objects.let_to_work(), folder__erased_at=None
    )
    unseen = at_work.exclude(
        Exists(
            Screening.objects.filter(
                **same_content, screened_at__lte=F("file__folder__order__released_at")
            )
        )
        & Exists(Decision.objects.filter(**same_content))
    )
    for pk in unseen.values_list("pk", flat=True):
        yield f"storedfile:{pk}"


SCREENED_BEFORE_WORK = Promise(
    id="screened-before-work",
    clause="part-2/sensitive-data",
    lines=("S57",),
    says=_(
        "We look through your files for sensitive personal data before work starts, and a person"
        " decides about what was found."
    ),
    kept=Kept.BY_GUARD,
    keepers=(clear_for_work, released),
    breaches=breaches,
)
