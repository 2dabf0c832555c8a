"""Files are opened by our employees, by the customer, and by the partner who has the job."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import ActorKind
from ordvern.apps.core.models import AuditEvent, Pledge, User
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.partner_access import files_for_partner, for_partner
from ordvern.apps.statement.promise import Kept, Promise

RECENT = timedelta(days=2)
OURS = (ActorKind.STAFF, ActorKind.OFFICER, ActorKind.SYSTEM)


def breaches(now: datetime) -> Iterator[str]:
    """Openings of a file, in the last two days, by somebody it does not concern,
    of a masked order's own files by a partner, and by staff without a signature."""
    openings = AuditEvent.objects.filter(verb="file.read", at__gte=now - RECENT)
    for event in openings.exclude(actor_kind__in=[kind.value for kind in OURS]).iterator():
        if not _concerned(event):
            yield f"auditevent:{event.pk}"
    yield from _unsigned(openings.filter(actor_kind=ActorKind.STAFF.value))


def _unsigned(openings: "QuerySet[AuditEvent]") -> Iterator[str]:
    """Openings by somebody who works here and never undertook confidentiality."""
    signed = Pledge.objects.values("account")
    bare = User.objects.filter(is_active=True).exclude(pk__in=signed).values("pk")
    for event in openings.filter(actor_account__in=bare).iterator():
        yield f"auditevent:{event.pk}"


def _concerned(event: AuditEvent) -> bool:
    file = StoredFile.objects.filter(pk=event.subject.partition(":")[2]).first()
    if file is None or event.actor_account is None:
        return False
    orders = Order.objects.filter(folder=file.folder_id)
    if event.actor_kind == ActorKind.CUSTOMER:
        return orders.filter(customer__account=event.actor_account).exists()
    jobs = Job.objects.filter(order__in=orders, partner__account=event.actor_account)
    if not jobs.filter(answered_at__lte=event.at).exists():
        return False
    is_masked = orders.filter(masking__isnull=False).exists()
    return not is_masked or file.role == StoredFile.Role.MASKED


ONLY_STAFF_HAVE_ACCESS = Promise(
    id="only-staff-have-access",
    clause="part-1/what-we-do",
    lines=("S24", "S25"),
    says=_(
        "Only our employees have access, and a partner only to the files of a job that we have"
        " given that partner."
    ),
    kept=Kept.BY_GUARD,
    keepers=(opened, files_for_partner, for_partner),
    breaches=breaches,
)
