"""What a partner must be and have done before he sees a file, asked at every single request."""

from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.resting import Resting
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.transfers.gate import TransferAllowed
from ordvern.apps.screening.release import Released, released_among

from .certifying import NotAuthorised
from .door import Door, PartnerDoor
from .interpreting import Interpreting, Meeting, meeting_of
from .models import Job, Masking, Order, Step, TranslationCheck
from .states import JobKind, JobStatus, MaskingStatus
from .transfers import TransferNotAllowed, granted


class PartnerNotApproved(Exception):
    """The partner is not approved, the approval has run out, or nothing makes it lawful that he
    works from where he does."""


class StatementNotAccepted(Exception):
    """The partner has not accepted the current version of the privacy statement."""


class TermsNotAccepted(Exception):
    """The partner has not accepted the current agreement or rule for devices."""


def check_partner(partner: Partner, *, statement: str, now: datetime) -> None:
    """Raise `PartnerNotApproved`, `TermsNotAccepted` or `StatementNotAccepted`."""
    _check(PartnerDoor(partner, statement=statement, now=now))


def _check(door: PartnerDoor) -> None:
    if not door.is_approved:
        raise PartnerNotApproved
    if not door.has_terms:
        raise TermsNotAccepted
    if not door.has_accepted:
        raise StatementNotAccepted


class NotMasked(Exception):
    """The order is to be masked for partners, and a file has no masked copy."""


@dataclass(frozen=True, slots=True)
class ForPartner:
    """What a partner may open for the working file `translates`: of a masked order the masked
    copy and never the file itself. `transfer` is the ground on which it may be seen where the
    partner works. `draft` is the translation that a later step begins from, masked if the order
    is. Made by `for_partner` alone."""

    file: StoredFile
    translates: StoredFile
    transfer: TransferAllowed
    draft: StoredFile | None = None


def for_partner(
    order: Order, evidence: Released, transfer: TransferAllowed, step: Step | None = None
) -> ForPartner:
    """With the translation into `step`'s language where there is one. Raise `NotMasked` where
    there should be a masked copy and is none."""
    masking = Masking.objects.filter(order=order).first()
    return _packed(order, masking, evidence, transfer, step)


def _packed(
    order: Order,
    masking: Masking | None,
    evidence: Released,
    transfer: TransferAllowed,
    step: Step | None,
) -> ForPartner:
    draft = _draft(order, evidence.file, step)
    if masking is None:
        return ForPartner(evidence.file, evidence.file, transfer, draft)
    copy = order.folder.files.masked().filter(derived_from=evidence.file).first()
    if masking.status != MaskingStatus.READY or copy is None:
        raise NotMasked
    masked = _as_received(draft) if draft else None
    if draft is not None and masked is None:
        raise NotMasked
    return ForPartner(copy, evidence.file, transfer, masked)


def _draft(order: Order, file: StoredFile, step: Step | None) -> StoredFile | None:
    """What the steps before have made of the file; none for whoever translates it."""
    if step is None or step.kind == JobKind.TRANSLATE:
        return None
    language = step.target_language
    made = order.folder.files.translations().filter(derived_from=file, target_language=language)
    return made.first()


def _as_received(draft: StoredFile) -> StoredFile | None:
    """The translation as it came, with placeholders; none if it was made of the file itself."""
    check = TranslationCheck.objects.filter(translation=draft).first()
    is_masked = check is not None and check.basis.role == StoredFile.Role.MASKED
    return check.received if check is not None and is_masked else None


def files_for_partner(job: Job, *, statement: str, now: datetime) -> list[ForPartner]:
    """The files this partner may open now, none while the job is not accepted.

    Raises what `check_partner` does, `Resting`, `NotAuthorised`, and `TransferNotAllowed`
    when the gate is shut for this order today; a file whose content was not let go by a person, or
    that is not masked where it should be, is left out.
    """
    return files_behind(Door(job, statement=statement, now=now))


def files_behind(door: Door) -> list[ForPartner]:
    """As `files_for_partner`, where a page has asked some of it already."""
    transfer = _opened(door)
    if transfer is None:
        return []
    order, step = door.job.order, door.job.step
    masking = Masking.objects.filter(order=order).first()
    files = []
    for evidence in released_among(step.its_files.select_related("screening")):
        try:
            files.append(_packed(order, masking, evidence, transfer, step))
        except NotMasked:
            continue
    return files


def _opened(door: Door) -> TransferAllowed | None:
    """The ground on which the job is open to its partner now, None while it is not accepted and
    once it is being erased; raises as `files_for_partner`."""
    _check(door)
    if door.job.status != JobStatus.ACCEPTED or door.job.order.erasure_was_asked(door.now):
        return None
    if door.rests:
        raise Resting
    if not door.is_authorised:
        raise NotAuthorised
    return granted(door.verdict)


def meeting_for_partner(door: Door) -> Meeting | None:
    """Where the interpreter meets whom: as the files, for whoever has taken the job, and as long as
    it is open to him. Raises as `files_for_partner`, and `Shredded`."""
    if _opened(door) is None:
        return None
    sitting = Interpreting.objects.filter(order=door.job.order_id).first()
    return meeting_of(sitting, door.job.order.folder_id) if sitting else None


SHUT = (
    PartnerNotApproved,
    TermsNotAccepted,
    StatementNotAccepted,
    Resting,
    NotAuthorised,
    TransferNotAllowed,
)
"""What `files_for_partner` raises: nothing is open to this partner now."""


def may_go_on(job: Job, *, statement: str, now: datetime) -> bool:
    """Whether a download that has begun may go on: asked anew of the database as it now is."""
    current = Job.objects.select_related(
        "order__folder", "order__customer", "partner", "step__order"
    ).get(pk=job.pk)
    try:
        return bool(files_for_partner(current, statement=statement, now=now))
    except SHUT:
        return False
