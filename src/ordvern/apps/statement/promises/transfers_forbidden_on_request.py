"""A customer who forbids work outside the EEA is obeyed from that moment on."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Transfer
from ordvern.apps.orders.transfers import choice_of, demand
from ordvern.apps.orders.usecases.forbid_transfers import forbid_all_transfers, forbid_transfers
from ordvern.apps.statement.promise import Kept, Promise

from .transfers_outside_eea_controlled import RECENT, openings_by_partners

_BANNED_SINCE = "job__order__customer__account__transfer_ban__since"


def breaches(now: datetime) -> Iterator[str]:
    """Transfers of the last two days that were noted after the customer had forbidden them, and
    openings of a file after that by the partner of an earlier one."""
    late = Q(at__gte=F("job__order__eea_only_since")) | Q(at__gte=F(_BANNED_SINCE))
    for pk in Transfer.objects.filter(late, at__gte=now - RECENT).values_list("pk", flat=True):
        yield f"transfer:{pk}"
    for event in openings_by_partners(now):
        file = StoredFile.objects.filter(pk=event.subject.partition(":")[2]).first()
        if file is None:
            continue
        forbidden = Q(job__order__eea_only_since__lte=event.at)
        forbidden |= Q(**{f"{_BANNED_SINCE}__lte": event.at})
        theirs = Q(job__order__folder=file.folder_id, job__partner__account=event.actor_account)
        if Transfer.objects.filter(theirs, forbidden).exists():
            yield f"auditevent:{event.pk}"


TRANSFERS_FORBIDDEN_ON_REQUEST = Promise(
    id="transfers-forbidden-on-request",
    clause="part-2/outside-the-eea",
    lines=("S54",),
    says=_("You may forbid work outside the EEA, on one order or on all, and it stops at once."),
    kept=Kept.BY_GUARD,
    keepers=(forbid_transfers, forbid_all_transfers, choice_of, demand),
    breaches=breaches,
)
