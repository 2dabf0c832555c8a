"""Everything a customer is shown of one order, put together for the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import name_of as log_name
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.remaining import words_for
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.correcting import correct_by, may_ask_for_correction
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.redacting import open_redactions
from ordvern.apps.orders.states import (
    AT_THE_SYSTEM,
    CONFIRM_RECEIPT,
    DELIVERED,
    INSTRUCT,
    WITHDRAW,
)
from ordvern.apps.screening.models import Redaction
from ordvern.web.ui.happenings import ACTORS
from ordvern.web.ui.values import Event, Step, Tone

from .cards import FileCard, cards_of
from .names import shown_name
from .way import way_of

MOST_OPENINGS = 50
YOU = _("You")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A redacted copy that was proposed of one file."""

    redaction: Redaction
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One order as its customer sees it; `pulse` changes when the page should be loaded anew."""

    steps: Sequence[Step]
    files: Sequence[FileCard]
    replaced: Sequence[tuple[StoredFile, str]]
    translations: Sequence[tuple[StoredFile, str]]
    proposals: Sequence[Proposal]
    openings: Sequence[Event]
    certificate: Certificate | None
    is_erased: bool
    is_being_erased: bool
    erased_on: date | None
    remains: Sequence[str]
    pulse: str
    is_moving: bool
    may_withdraw: bool
    may_answer: bool
    may_confirm: bool
    quote: Quote | None
    correct_by: datetime | None
    at_partners: Sequence[Job]

    @property
    def may_approve(self) -> bool:
        """Whether every proposed copy is there to be approved."""
        ready = {proposal.redaction.status for proposal in self.proposals}
        return self.may_answer and ready == {Redaction.Status.READY}


def picture_of(order: Order, *, actor: Actor, now: datetime) -> Picture:
    certificate = Certificate.objects.visible_to(actor).filter(folder=order.folder_id).first()
    asked = order.erasure_was_asked(now)
    kept = not (asked or order.is_erased)
    delivered = order.status in DELIVERED
    return Picture(
        steps=way_of(order),
        files=cards_of(order) if kept else [],
        replaced=_named(_replaced(order)) if kept else [],
        translations=_named(order.folder.files.translations()) if kept and delivered else [],
        proposals=_proposals(order) if kept else [],
        openings=_openings(order, actor),
        certificate=certificate,
        is_erased=order.is_erased,
        is_being_erased=asked and not order.is_erased,
        erased_on=timezone.localdate(order.folder.erase_by) if order.folder.erase_by else None,
        remains=[words_for(each) for each in certificate.facts.get("remains", [])]
        if certificate
        else [],
        pulse=pulse_of(order),
        is_moving=_is_moving(order, certificate, asked=asked),
        may_withdraw=order.status in WITHDRAW.sources,
        may_answer=order.status in INSTRUCT.sources,
        may_confirm=order.status in CONFIRM_RECEIPT.sources,
        quote=_open_quote(order, actor),
        at_partners=_at_partners(order) if order.is_erased else [],
        correct_by=correct_by(order) if may_ask_for_correction(order, now) else None,
    )


def _at_partners(order: Order) -> list[Job]:
    """The jobs whose partner could open the files, with what each has attested."""
    jobs = order.jobs.had_files().select_related("partner", "attestation")
    return list(jobs.order_by("offered_at"))


def _open_quote(order: Order, actor: Actor) -> Quote | None:
    mine = Quote.objects.visible_to(actor)
    return mine.filter(folder=order.folder_id, status=QuoteStatus.SENT).first()


def pulse_of(order: Order) -> str:
    """A short word for where the order stands: state, proposals, erasure, certificate."""
    made = [redaction.status[0] for redaction in open_redactions(order)]
    signed = Certificate.objects.filter(folder=order.folder_id, pdf__isnull=False).exists()
    return f"{order.status}.{''.join(made)}.{int(order.is_erased)}{int(signed)}"


def _is_moving(order: Order, certificate: Certificate | None, *, asked: bool) -> bool:
    """Whether the system is at work, so that the page will change by itself."""
    if asked:
        return certificate is None or certificate.pdf is None
    making = any(each.status == Redaction.Status.MAKING for each in open_redactions(order))
    return order.status in AT_THE_SYSTEM or making


def _proposals(order: Order) -> list[Proposal]:
    if order.status not in INSTRUCT.sources:
        return []
    return [Proposal(each, shown_name(each.file)) for each in open_redactions(order)]


def _replaced(order: Order) -> list[StoredFile]:
    """What the customer sent and no longer counts: redacted since, or sent anew."""
    return list(order.folder.files.filter(role=StoredFile.Role.SOURCE, in_use=False))


def _named(files: Iterable[StoredFile]) -> list[tuple[StoredFile, str]]:
    return [(file, shown_name(file)) for file in files]


def _openings(order: Order, actor: Actor) -> list[Event]:
    """Who opened the files and when, newest first: by role, never by name."""
    files = {log_name(file): file for file in order.folder.files.all()}
    events = AuditEvent.objects.filter(verb="file.read", subject__in=files)
    people = events.exclude(actor_kind=ActorKind.SYSTEM.value).order_by("-at", "-pk")
    return [_opening(event, files[event.subject], actor) for event in people[:MOST_OPENINGS]]


def _opening(event: AuditEvent, file: StoredFile, actor: Actor) -> Event:
    who = ACTORS.get(event.actor_kind, event.actor_kind)
    mine = event.actor_kind == actor.kind and event.actor_account == actor.account
    tone = Tone.NEUTRAL if mine else Tone.INFO
    return Event(shown_name(file), event.at, YOU if mine else who, "", "eye", tone)
