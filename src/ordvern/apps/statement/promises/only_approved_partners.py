"""Files are shown to partners only whom a person approved, and who are bound as we are."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.orders.partner_access import check_partner, files_for_partner
from ordvern.apps.partners.models import Partner, StatementAcceptance
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.partners.usecases.approve_partner import approve_partner
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.promise import Kept, Promise

from .transfers_outside_eea_controlled import openings_by_partners


def breaches(now: datetime) -> Iterator[str]:
    """Openings of a file, in the last two days, by a partner who was not approved then, or had
    not accepted the statement that was in force."""
    for event in openings_by_partners(now):
        if not _was_bound(event):
            yield f"auditevent:{event.pk}"


def _was_bound(event: AuditEvent) -> bool:
    partner = Partner.objects.filter(account=event.actor_account, approved_at__lte=event.at).first()
    in_force = StatementVersion.objects.filter(published_at__lte=event.at).order_by("published_at")
    version = in_force.last()
    if partner is None or version is None:
        return False
    return StatementAcceptance.objects.filter(
        partner=partner, statement=version.version, accepted_at__lte=event.at
    ).exists()


ONLY_APPROVED_PARTNERS = Promise(
    id="only-approved-partners",
    clause="part-2/third-parties",
    lines=("S42", "S49", "S50", "S51"),
    says=_(
        "Files are shared only with partners whom we have approved, who have accepted this"
        " statement and an agreement with us, and only after they have taken the job."
    ),
    kept=Kept.BY_GUARD,
    keepers=(approve_partner, accept_statement, check_partner, files_for_partner),
    breaches=breaches,
)
