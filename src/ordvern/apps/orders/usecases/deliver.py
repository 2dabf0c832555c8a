"""Staff deliver the finished translations to the customer."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.memories.models import Memory
from ordvern.apps.orders.correcting import correction_of, has_new_translation, settle
from ordvern.apps.orders.models import Correction, Interpreting, Masking, Order, TranslationCheck
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.remembering import begin, forget
from ordvern.apps.orders.states import DELIVER, JobStatus, StepStatus
from ordvern.apps.orders.usecases.add_translation import untranslated
from ordvern.apps.post.models import OutgoingMail


class StepLeft(NotAllowedNow):
    """A step of the order has not begun: somebody does it, or it is taken out."""


class NotOver(NotAllowedNow):
    """Nobody has said how long the interpreting was."""


class NotChecked(Exception):
    """A translation of a masked order has not been restored and compared."""


class NothingCorrected(NotAllowedNow):
    """The customer asked for a correction, and no translation has come in since."""


class DifferencesNotAnswered(Exception):
    """A translation differs from its source, and nobody has said why that is right."""


@transaction.atomic(durable=True)
def deliver(
    order: Order,
    *,
    answer: str = "",
    memories: Sequence[Memory] = (),
    actor: Actor,
    now: datetime,
) -> None:
    """Open the translations to the customer and end the partner's access.

    `answer` (of `TranslationCheck.Answer`) says why the differences that were found are right;
    into each of `memories` go the sentences of its language that its guard lets in; those of a
    delivery that is being corrected are taken out of memories first.

    Raises `NotAllowedNow` unless the order is in work and every file has its translations,
    `StepLeft`, `NotOver`, `NothingCorrected`, `NotChecked`, `DifferencesNotAnswered`,
    and `NotForMemories`.
    """
    if untranslated(order):
        raise NotAllowedNow(f"deliver: order:{order.pk}")
    correction = correction_of(order)
    if correction is not None and not has_new_translation(correction):
        raise NothingCorrected(f"deliver: order:{order.pk}")
    if order.steps.filter(status=StepStatus.PLANNED).exists():
        raise StepLeft(f"deliver: order:{order.pk}")
    _check_over(order)
    _answer(order, answer, actor=actor, now=now)
    if correction is not None:
        forget(order, now=now)
        settle(correction, Correction.Outcome.CORRECTED, now=now)
    if memories:
        begin(order, memories=memories, now=now)
    move(order, DELIVER, delivered_at=now)
    order.jobs.filter(status=JobStatus.ACCEPTED).update(
        status=JobStatus.DELIVERED, delivered_at=now
    )
    order.steps.filter(status=StepStatus.IN_WORK).update(status=StepStatus.DONE, done_at=now)
    record("order.delivered", subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.DELIVERED, now=now)


def checks_of(order: Order) -> list[TranslationCheck]:
    """The checks of the translations that are in use."""
    translations = order.folder.files.translations()
    return list(TranslationCheck.objects.filter(translation__in=translations))


def _check_over(order: Order) -> None:
    if Interpreting.objects.filter(order=order, done_at=None).exists():
        raise NotOver(f"deliver: order:{order.pk}")


def _answer(order: Order, answer: str, *, actor: Actor, now: datetime) -> None:
    checks = checks_of(order)
    is_masked = Masking.objects.filter(order=order).exists()
    if is_masked and len(checks) < order.folder.files.translations().count():
        raise NotChecked
    for check in checks:
        if not check.needs_answer:
            continue
        if answer not in TranslationCheck.Answer.values:
            raise DifferencesNotAnswered
        check.answer, check.answered_by, check.answered_at = answer, actor.account, now
        check.save(update_fields=["answer", "answered_by", "answered_at"])
        record("order.translation_acknowledged", subject=check.translation, actor=actor, at=now)
