"""What a partner must be and have done before he sees a file, asked at every single request."""

from datetime import datetime

from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.release import NotReleased, Released, released

from .models import Job
from .states import JobStatus


class PartnerNotApproved(Exception):
    """The partner is not approved, the approval has run out, or he works outside the EEA."""


class StatementNotAccepted(Exception):
    """The partner has not accepted the current version of the privacy statement."""


def check_partner(partner: Partner, *, statement: str, now: datetime) -> None:
    """Raise `PartnerNotApproved` or `StatementNotAccepted`."""
    if not Partner.objects.approved(now).filter(pk=partner.pk).exists():
        raise PartnerNotApproved
    if not partner.has_accepted(statement):
        raise StatementNotAccepted


def files_for_partner(job: Job, *, statement: str, now: datetime) -> list[Released]:
    """The files this partner may open now, none while the job is not accepted.

    Raises `PartnerNotApproved` or `StatementNotAccepted`; a file whose content was not let go by
    a person is left out.
    """
    check_partner(job.partner, statement=statement, now=now)
    if job.status != JobStatus.ACCEPTED or job.order.erasure_was_asked(now):
        return []
    files = []
    for file in job.order.folder.files.working():
        try:
            files.append(released(file))
        except NotReleased:
            continue
    return files
