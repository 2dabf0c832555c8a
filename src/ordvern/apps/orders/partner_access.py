"""What a partner must be and have done before he sees a file, asked at every single request."""

from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.files.models import StoredFile
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.terms import unaccepted
from ordvern.apps.partners.transfers.gate import TransferAllowed
from ordvern.apps.screening.release import NotReleased, Released, released

from .certifying import NotAuthorised, check_authorised
from .models import Job, Masking, Order
from .states import JobStatus, MaskingStatus
from .transfers import TransferNotAllowed, demand


class PartnerNotApproved(Exception):
    """The partner is not approved, the approval has run out, or nothing makes it lawful that he
    works from where he does."""


class StatementNotAccepted(Exception):
    """The partner has not accepted the current version of the privacy statement."""


class TermsNotAccepted(Exception):
    """The partner has not accepted the current agreement or rule for devices."""


def check_partner(partner: Partner, *, statement: str, now: datetime) -> None:
    """Raise `PartnerNotApproved`, `TermsNotAccepted` or `StatementNotAccepted`."""
    if not Partner.objects.approved(now).filter(pk=partner.pk).exists():
        raise PartnerNotApproved
    if unaccepted(partner):
        raise TermsNotAccepted
    if not partner.has_accepted(statement):
        raise StatementNotAccepted


class NotMasked(Exception):
    """The order is to be masked for partners, and a file has no masked copy."""


@dataclass(frozen=True, slots=True)
class ForPartner:
    """What a partner may open for the working file `translates`: of a masked order the masked
    copy and never the file itself. `transfer` is the ground on which it may be seen where the
    partner works. Made by `for_partner` alone."""

    file: StoredFile
    translates: StoredFile
    transfer: TransferAllowed


def for_partner(order: Order, evidence: Released, transfer: TransferAllowed) -> ForPartner:
    """Raise `NotMasked` where there should be a masked copy and is none."""
    masking = Masking.objects.filter(order=order).first()
    if masking is None:
        return ForPartner(evidence.file, evidence.file, transfer)
    copy = order.folder.files.masked().filter(derived_from=evidence.file).first()
    if masking.status != MaskingStatus.READY or copy is None:
        raise NotMasked
    return ForPartner(copy, evidence.file, transfer)


def files_for_partner(job: Job, *, statement: str, now: datetime) -> list[ForPartner]:
    """The files this partner may open now, none while the job is not accepted.

    Raises what `check_partner` does, `NotAuthorised`, and `TransferNotAllowed` when the gate is
    shut for this order today; a file whose content was not let go by a person, or that is not
    masked where it should be, is left out.
    """
    check_partner(job.partner, statement=statement, now=now)
    if job.status != JobStatus.ACCEPTED or job.order.erasure_was_asked(now):
        return []
    check_authorised(job.order, job.partner, now=now)
    transfer = demand(job.order, job.partner, now=now)
    files = []
    for file in job.order.folder.files.working():
        try:
            files.append(for_partner(job.order, released(file), transfer))
        except (NotReleased, NotMasked):
            continue
    return files


SHUT = (
    PartnerNotApproved,
    TermsNotAccepted,
    StatementNotAccepted,
    NotAuthorised,
    TransferNotAllowed,
)
"""What `files_for_partner` raises: nothing is open to this partner now."""


def may_go_on(job: Job, *, statement: str, now: datetime) -> bool:
    """Whether a download that has begun may go on: asked anew of the database as it now is."""
    current = Job.objects.select_related("order__folder", "order__customer", "partner").get(
        pk=job.pk
    )
    try:
        return bool(files_for_partner(current, statement=statement, now=now))
    except SHUT:
        return False
