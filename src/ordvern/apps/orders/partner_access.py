"""What a partner must be and have done before he sees a file, asked at every single request."""

from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.files.models import StoredFile
from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.release import NotReleased, Released, released

from .models import Job, Masking, Order
from .states import JobStatus, MaskingStatus


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


class NotMasked(Exception):
    """The order is to be masked for partners, and a file has no masked copy."""


@dataclass(frozen=True, slots=True)
class ForPartner:
    """What a partner may open for the working file `translates`: of a masked order the masked
    copy and never the file itself. Made by `for_partner` alone."""

    file: StoredFile
    translates: StoredFile


def for_partner(order: Order, evidence: Released) -> ForPartner:
    """Raise `NotMasked` where there should be a masked copy and is none."""
    masking = Masking.objects.filter(order=order).first()
    if masking is None:
        return ForPartner(evidence.file, evidence.file)
    copy = order.folder.files.masked().filter(derived_from=evidence.file).first()
    if masking.status != MaskingStatus.READY or copy is None:
        raise NotMasked
    return ForPartner(copy, evidence.file)


def files_for_partner(job: Job, *, statement: str, now: datetime) -> list[ForPartner]:
    """The files this partner may open now, none while the job is not accepted.

    Raises `PartnerNotApproved` or `StatementNotAccepted`; a file whose content was not let go by
    a person, or that is not masked where it should be, is left out.
    """
    check_partner(job.partner, statement=statement, now=now)
    if job.status != JobStatus.ACCEPTED or job.order.erasure_was_asked(now):
        return []
    files = []
    for file in job.order.folder.files.working():
        try:
            files.append(for_partner(job.order, released(file)))
        except (NotReleased, NotMasked):
            continue
    return files
