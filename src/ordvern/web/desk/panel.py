"""What staff may do with an order where it stands, and what is advised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.orders.correcting import correction_of, has_new_translation
from ordvern.apps.orders.models import Job, Masking, Order
from ordvern.apps.orders.redacting import open_redactions
from ordvern.apps.orders.states import AT_WORK, JobStatus, MaskingStatus, Status, StepStatus
from ordvern.apps.orders.usecases.add_translation import untranslated
from ordvern.apps.screening.models import Redaction
from ordvern.documents import Reason
from ordvern.web.ui.reasons import told
from ordvern.web.ui.values import Note, Tone

from .file_cards import FileCard
from .forms import DeliverForm, KindsForm, OfferForm


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel of an order is drawn from.

    `is_sensitive` says that a file tells something sensitive; `may_go_on` that the customer has
    told us to go on all the same; `to_read` that a person must read what the system could not.
    """

    status: str
    is_sensitive: bool
    may_go_on: bool
    to_read: bool
    try_again: bool
    kinds: KindsForm | None
    offer: OfferForm | None
    job: Job | None
    untranslated: int
    steps_left: int
    copies: Sequence[Redaction]
    masking: Masking | None
    mask_notes: Sequence[tuple[str, Note]]
    deliver: DeliverForm | None
    is_corrected: bool
    delivered_jobs: Sequence[Job]

    @property
    def may_clear(self) -> bool:
        return not self.is_sensitive or self.may_go_on


def panel(order: Order, cards: Sequence[FileCard], *, now: datetime) -> Panel:
    seen = [card.screening for card in cards if card.screening]
    sensitive = {kind for card in cards for kind in card.sensitive}
    found = {kind for card in cards for kind in card.counts}
    masking = Masking.objects.filter(order=order).first()
    decides = order.status == Status.AWAITING_DECISION
    released = order.status == Status.RELEASED
    at_work = order.status in AT_WORK
    correction = correction_of(order)
    return Panel(
        status=order.status,
        is_sensitive=bool(sensitive),
        may_go_on=order.instructed_at is not None,
        to_read=any(_must_be_read(card) for card in cards),
        try_again=any(each.reason == Reason.TRY_AGAIN for each in seen),
        kinds=KindsForm(found=found, told=sensitive) if decides and found else None,
        offer=OfferForm(order=order, now=now) if released else None,
        job=order.jobs.standing().select_related("partner").order_by("status", "pk").first(),
        untranslated=len(untranslated(order)) if at_work else 0,
        steps_left=order.steps.filter(status=StepStatus.PLANNED).count(),
        copies=open_redactions(order),
        masking=masking,
        mask_notes=_mask_notes(masking, cards),
        deliver=DeliverForm(order=order) if at_work else None,
        is_corrected=correction is not None and has_new_translation(correction),
        delivered_jobs=_delivered_jobs(order) if correction else [],
    )


def _delivered_jobs(order: Order) -> list[Job]:
    """Whose work it is that the customer wants corrected."""
    jobs = order.jobs.filter(status=JobStatus.DELIVERED).select_related("partner")
    return list(jobs.order_by("-delivered_at"))


def _mask_notes(masking: Masking | None, cards: Sequence[FileCard]) -> list[tuple[str, Note]]:
    """What is to be said of the masked copy of each file, or why there is none."""
    if masking is None:
        return []
    names = {card.file.pk: card.name for card in cards}
    tone = Tone.DANGER if masking.status == MaskingStatus.FAILED else Tone.INFO
    return [
        (names.get(each.file_id, ""), Note(told(each.reason)[0], told(each.reason)[1], tone))
        for each in masking.notes.order_by("pk")
    ]


def _must_be_read(card: FileCard) -> bool:
    """As `clear_for_work` asks: not read at all, or with pictures that could not be."""
    if card.screening is None:
        return False
    pictures = {notice.reason for notice in card.screening.notices.all()}
    return not card.screening.was_read or Reason.COULD_NOT_CHECK_IMAGES in pictures
