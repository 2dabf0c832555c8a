"""Work outside the EEA is done only on a ground that the law gives, noted before it begins."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import ActorKind
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Job, Transfer
from ordvern.apps.orders.partner_access import files_for_partner
from ordvern.apps.orders.transfers import demand, register
from ordvern.apps.partners.models import law_pack
from ordvern.apps.partners.transfers.gate import judge
from ordvern.apps.statement.promise import Kept, Promise

RECENT = timedelta(days=2)


def breaches(now: datetime) -> Iterator[str]:
    """Openings of a file, in the last two days, by a partner who works outside the EEA, without
    an entry in the register of transfers from before."""
    abroad = Job.objects.exclude(partner__country_of_work__in=law_pack().eea)
    noted = Transfer.objects.filter(job=OuterRef("pk"))
    for event in openings_by_partners(now):
        file = StoredFile.objects.filter(pk=event.subject.partition(":")[2]).first()
        if file is None:
            continue
        theirs = abroad.filter(
            order__folder=file.folder_id, partner__account=event.actor_account
        ).exclude(Exists(noted.filter(at__lte=event.at)))
        if theirs.exists():
            yield f"auditevent:{event.pk}"


def openings_by_partners(now: datetime) -> Iterator[AuditEvent]:
    return AuditEvent.objects.filter(
        verb="file.read", actor_kind=ActorKind.PARTNER, at__gte=now - RECENT
    ).iterator()


def is_ready(now: datetime) -> bool:
    """Whether the gate has a law pack that holds on that day."""
    return law_pack().holds_on(timezone.localdate(now))


TRANSFERS_OUTSIDE_EEA_CONTROLLED = Promise(
    id="transfers-outside-eea-controlled",
    clause="part-2/outside-the-eea",
    lines=("S53", "S54"),
    says=_(
        "A partner may work outside the EEA only where the law gives a ground for it: an adequacy"
        " decision, or standard clauses with an assessment. You see the country and the ground."
    ),
    kept=Kept.BY_GUARD,
    keepers=(judge, demand, register, files_for_partner),
    breaches=breaches,
    is_ready=is_ready,
)
