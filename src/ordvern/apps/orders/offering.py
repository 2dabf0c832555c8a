"""Who may be offered an order and who not and why; making one offer; what follows an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Sum
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.workdays import add_working_hours
from ordvern.apps.partners.fees import Fee, fee_for
from ordvern.apps.partners.models import Partner, Unit, WorkKind
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.transfers.gate import Obstacle, TransferBlocked
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.holds import is_restricted
from ordvern.apps.screening.models import Screening

from .certifying import may_certify
from .models import Interpreting, Job, OfferRound, Step
from .notices import tell_partner
from .states import WORKABLE, JobKind, JobStatus, StepStatus
from .transfers import Matter, matter_of, verdict_on


class Hindrance(StrEnum):
    """Why a partner may not be offered an order, apart from what the transfer gate says."""

    NOT_APPROVED = "not_approved"
    SUSPENDED = "suspended"
    ENDED = "ended"
    EXPIRED = "expired"
    OTHER_LANGUAGES = "other_languages"
    AWAY = "away"
    RESTRICTED = "restricted"
    TRANSLATED_IT = "translated_it"
    NOT_AUTHORISED = "not_authorised"


Why = Hindrance | Obstacle


class MayNotBeOffered(Exception):
    """The partner may not be offered the order; `reasons` say why."""

    def __init__(self, reasons: Sequence[Why]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner with what speaks against offering him an order; nothing does if it is empty."""

    partner: Partner
    reasons: tuple[Why, ...]

    @property
    def may_be_offered(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class _Work:
    """What is asked of a step, whoever may be to do it."""

    step: Step
    matter: Matter
    is_restricted: bool
    translators: frozenset[int]


def _work(step: Step, now: datetime) -> _Work:
    restricted = is_restricted(step.order.customer_id, now=now)
    return _Work(step, matter_of(step.order), restricted, _translators(step))


def hindrances(step: Step, partner: Partner, *, now: datetime) -> tuple[Why, ...]:
    """Everything that speaks against offering the step to the partner now."""
    return _hindrances(_work(step, now), partner, now)


def _hindrances(work: _Work, partner: Partner, now: datetime) -> tuple[Why, ...]:
    found: list[Why] = [*_standing(partner, now)]
    if not _knows_languages(work.step, partner):
        found.append(Hindrance.OTHER_LANGUAGES)
    if not may_certify(work.step, partner, now=now):
        found.append(Hindrance.NOT_AUTHORISED)
    if partner.pk in work.translators:
        found.append(Hindrance.TRANSLATED_IT)
    if partner.is_away(now):
        found.append(Hindrance.AWAY)
    if work.is_restricted:
        found.append(Hindrance.RESTRICTED)
    verdict = verdict_on(work.matter, partner, now=now)
    if isinstance(verdict, TransferBlocked):
        found.append(verdict.obstacle)
    return tuple(found)


def _knows_languages(step: Step, partner: Partner) -> bool:
    """Of that direction; whoever interprets speaks both ways, so that either will do."""
    source, target = step.order.source_language, step.target_language
    is_spoken = step.kind == JobKind.INTERPRET
    return partner.translates(source, target) or (is_spoken and partner.translates(target, source))


def _translators(step: Step) -> frozenset[int]:
    """The partners who did, or do, what is to be revised: that takes another person."""
    if step.kind != JobKind.REVISE:
        return frozenset()
    done = Job.objects.filter(status__in=[JobStatus.ACCEPTED, JobStatus.DELIVERED])
    chain = {"step__order": step.order_id, "step__target_language": step.target_language}
    return frozenset(
        done.filter(**chain, step__kind=JobKind.TRANSLATE).values_list("partner", flat=True)
    )


def candidates(step: Step, *, now: datetime) -> list[Candidate]:
    """All partners of the register that are not ended, those who may be offered it first; in as
    many queries for many as for few."""
    partners = Partner.objects.exclude(status=Standing.ENDED).order_by("name", "pk")
    asked = ("grounds", "undertakings__terms", "pairs", "absences", "authorisations")
    work = _work(step, now)
    found = [
        Candidate(partner, _hindrances(work, partner, now))
        for partner in partners.prefetch_related(*asked)
    ]
    return sorted(found, key=lambda each: not each.may_be_offered)


def _standing(partner: Partner, now: datetime) -> list[Hindrance]:
    by_status = {
        Standing.CANDIDATE: Hindrance.NOT_APPROVED,
        Standing.SUSPENDED: Hindrance.SUSPENDED,
        Standing.ENDED: Hindrance.ENDED,
    }
    found = [by_status[Standing(partner.status)]] if partner.status in by_status else []
    if not found and (
        partner.approved_until is None or partner.approved_until < timezone.localdate(now)
    ):
        found.append(Hindrance.EXPIRED)
    return found


def words_of(step: Step) -> int:
    """The words of the step's files as the screening counted them."""
    seen = Screening.objects.filter(file__in=step.its_files)
    return int(seen.aggregate(words=Sum("words"))["words"] or 0)


def make_offer(asking: OfferRound, partner: Partner, *, actor: Actor, now: datetime) -> Job:
    """Offer the round's step to one partner; call inside the transaction that decides it."""
    order, step = asking.order, asking.step
    fee = fee_of(step, partner)
    job = Job.objects.create(
        order=order,
        step=step,
        partner=partner,
        round=asking,
        price=fee.amount if fee else None,
        currency=fee.currency if fee else "",
        due_on=step.due_on if step.kind == JobKind.INTERPRET else asking.due_on,
        offered_at=now,
        answer_by=add_working_hours(now, asking.hours) if asking.hours else None,
    )
    record("job.offered", subject=job, actor=actor, at=now)
    tell_partner(job, OutgoingMail.Kind.JOB_OFFERED, now=now)
    return job


def fee_of(step: Step, partner: Partner) -> Fee | None:
    """By the words, or by the hours of interpreting."""
    direction = (step.order.source_language, step.target_language)
    sitting = Interpreting.objects.filter(order=step.order_id).first()
    quantity, unit = (sitting.hours, Unit.HOUR) if sitting else (words_of(step), Unit.WORD)
    service = _service(step)
    return fee_for(partner, service=service, direction=direction, quantity=quantity, unit=unit)


def _service(step: Step) -> WorkKind:
    services = {
        JobKind.REVISE: WorkKind.REVISION,
        JobKind.PROOF: WorkKind.PROOFREADING,
        JobKind.INTERPRET: WorkKind.INTERPRETING,
    }
    if step.kind in services:
        return services[JobKind(step.kind)]
    return WorkKind.CERTIFIED if step.order.is_certified else WorkKind.TRANSLATION


def go_on(asking: OfferRound, *, actor: Actor, now: datetime) -> None:
    """After a refusal or silence: ask the next in a cascade, or end the round if nobody is left.

    Call inside the transaction of the answer, with the order locked.
    """
    if asking.ended_at is not None or asking.jobs.filter(status=JobStatus.OFFERED).exists():
        return
    step = Step.objects.select_related("order").get(pk=asking.step_id)
    if asking.order.status in WORKABLE and step.status == StepStatus.PLANNED:
        asked = asking.jobs.values("partner")
        for place in asking.places.filter(passed_over="").exclude(partner__in=asked):
            reasons = hindrances(step, place.partner, now=now)
            if not reasons:
                make_offer(asking, place.partner, actor=actor, now=now)
                return
            place.passed_over = reasons[0].value
            place.save(update_fields=["passed_over"])
    end_round(asking, now=now)


def end_round(asking: OfferRound, *, now: datetime) -> None:
    """Nobody else is asked in this round."""
    OfferRound.objects.filter(pk=asking.pk, ended_at=None).update(ended_at=now)
    asking.refresh_from_db(fields=["ended_at"])
