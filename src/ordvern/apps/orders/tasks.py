"""The worker's part in an order: screening its files, making redacted copies."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.queue import Beat
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import Erased
from ordvern.apps.memories.usecases.count_words import Sentences, count_words, sentences_of
from ordvern.apps.screening.models import Redaction
from ordvern.apps.screening.usecases.make_redaction import fail, make_redaction
from ordvern.apps.screening.usecases.screen_file import refuse, screen_file
from ordvern.documents import Reason

from .models import Attestation, Job, Masking, Order, Remembering
from .states import JobStatus, MaskingStatus, Status
from .usecases.ask_for_attestation import ask_for_attestation, remind_of_attestation
from .usecases.close_unconfirmed import close_unconfirmed
from .usecases.expire_quote import expire_quote
from .usecases.finish_redactions import finish_redactions
from .usecases.lapse_offer import lapse_offer
from .usecases.make_masked_copies import fail as fail_masking
from .usecases.make_masked_copies import make_masked_copies
from .usecases.remember_sentences import remember_sentences
from .usecases.remind_of_quote import remind_of_quote
from .usecases.settle_screening import settle_screening

REMIND_BEFORE = timedelta(days=3)


def screen(subject: str, beat: Beat) -> None:
    """Screen each file of the order that has not been, count the words by the same reading, then
    pass the order to the desk."""
    order = Order.objects.get(pk=subject)
    files = list(order.folder.files.working())
    at_hand: dict[UUID, Sentences] = {}
    for done, file in enumerate(files):
        beat(done, len(files))
        if order.erasure_was_asked(timezone.now()):
            return
        if not hasattr(file, "screening"):
            at_hand[file.pk] = _screened(file, order.source_language)
    _settle(order, timezone.now(), is_counted=_counted(subject, at_hand))


def _screened(file: StoredFile, language: str) -> Sentences:
    """The sentences, which live as long as the task; None if the file cannot be read."""
    reading = screen_file(file, clock=timezone.now)
    return None if reading is None else sentences_of(reading, language)


def _counted(subject: str, at_hand: Mapping[UUID, Sentences]) -> bool:
    """Whether the words were counted now. If that fails, the task fails with the screenings kept;
    its next run has nothing at hand and leaves the counting to a task of its own."""
    order = Order.objects.select_related("customer", "folder").get(pk=subject)
    if not at_hand or order.is_certified or order.erasure_was_asked(timezone.now()):
        return False
    return _count(order, at_hand)


def screening_parked(subject: str, now: datetime) -> None:
    """Three tries failed: say so on each file left, so that a person can go on by hand."""
    order = Order.objects.get(pk=subject)
    for file in order.folder.files.working().filter(screening=None):
        refuse(file, reason=Reason.TRY_AGAIN, now=now)
    _settle(order, now)


def count(subject: str, beat: Beat) -> None:
    """Count the words of the order's files by what the memories hold for them."""
    order = Order.objects.select_related("customer", "folder").get(pk=subject)
    beat(0, 1)
    if not order.is_certified:  # no memory is asked for what is certified
        _count(order, {})


def _count(order: Order, at_hand: Mapping[UUID, Sentences]) -> bool:
    """False if the order was withdrawn or erased meanwhile."""
    try:
        count_words(
            order.folder,
            customer=order.customer,
            source_language=order.source_language,
            target_languages=order.targets,
            clock=timezone.now,
            at_hand=at_hand,
        )
    except Erased:
        return False
    return True


def redact(subject: str, beat: Beat) -> None:
    """Make one redacted copy; when it was the last of an order, the order moves on."""
    redaction = Redaction.objects.select_related("file__folder__order__customer__account").get(
        pk=subject
    )
    beat(0, 1)
    order = redaction.file.folder.order
    try:
        make_redaction(redaction, language=order.customer.account.language, clock=timezone.now)
    except Erased:
        return
    _finish(order, timezone.now())


def redaction_parked(subject: str, now: datetime) -> None:
    """Three tries failed: the copy cannot be made, and people must find another way."""
    redaction = Redaction.objects.select_related("file__folder__order").get(pk=subject)
    if redaction.status == Redaction.Status.MAKING:
        fail(redaction, reason=Reason.TRY_AGAIN, now=now)
    _finish(redaction.file.folder.order, now)


def mask(subject: str, beat: Beat) -> None:
    """Make the masked copies of an order."""
    masking = Masking.objects.select_related("order__folder").filter(order__pk=subject).first()
    beat(0, 1)
    if masking is None:
        return  # staff changed their minds
    try:
        make_masked_copies(masking, clock=timezone.now)
    except (Erased, NotAllowedNow):
        return  # erased meanwhile, or another run of this task was first


def masking_parked(subject: str, now: datetime) -> None:
    """Three tries failed: partners see nothing, and people must find another way."""
    masking = Masking.objects.filter(order__pk=subject, status=MaskingStatus.MAKING).first()
    if masking is not None:
        first = masking.order.folder.files.working().first()
        fail_masking(masking, file=first, reason=Reason.TRY_AGAIN, now=now)


def remember(subject: str, beat: Beat) -> None:
    """Take the sentences of a delivered order into the memories that staff chose."""
    runs = Remembering.objects.filter(order__pk=subject, ended_at=None)
    for run in runs.select_related("order__folder", "memory").order_by("pk"):
        beat()
        try:
            remember_sentences(run, clock=timezone.now)
        except Erased:
            return  # the files are going, and so nothing of them is kept


def quotes(subject: str, beat: Beat) -> None:
    """Let quotes run out whose day has passed, and remind of those that soon will."""
    now = timezone.now()
    today = timezone.localdate(now)
    open_ones = Quote.objects.filter(status=QuoteStatus.SENT)
    for quote in open_ones.filter(valid_until__lt=today):
        with suppress(NotAllowedNow):  # answered at this moment
            expire_quote(quote, now=now)
    soon = open_ones.filter(valid_until__lte=today + REMIND_BEFORE, reminded_at=None)
    for quote in soon.filter(valid_until__gte=today, sent_at__lte=now - timedelta(days=1)):
        with suppress(NotAllowedNow):
            remind_of_quote(quote, now=now)


def close(subject: str, beat: Beat) -> None:
    """Close orders whose receipt nobody has confirmed for long."""
    now = timezone.now()
    waited = now - timedelta(days=settings.CLOSE_AFTER_DAYS)
    for order in Order.objects.filter(status=Status.DELIVERED, delivered_at__lte=waited):
        beat()
        with suppress(NotAllowedNow):  # confirmed at this moment
            close_unconfirmed(order, now=now)


def offers(subject: str, beat: Beat) -> None:
    """Let offers lapse that nobody answered in time; cascades go on."""
    now = timezone.now()
    late = Job.objects.filter(status=JobStatus.OFFERED, answer_by__lte=now)
    for job in late.order_by("answer_by"):
        beat()
        try:
            lapse_offer(job, now=now)
        except NotAllowedNow:
            continue  # answered or taken back this very moment


def attestations(subject: str, beat: Beat) -> None:
    """Ask partners whose jobs are over to attest that their copies are gone, and remind them."""
    now = timezone.now()
    for job in Job.objects.to_attest():
        beat()
        ask_for_attestation(job, now=now)
    for attestation in Attestation.objects.to_remind(now):
        beat()
        remind_of_attestation(attestation, now=now)


def _settle(order: Order, now: datetime, *, is_counted: bool = False) -> None:
    try:
        settle_screening(order, is_counted=is_counted, actor=SYSTEM, now=now)
    except NotAllowedNow:
        return  # withdrawn meanwhile, or settled by an earlier run of this task


def _finish(order: Order, now: datetime) -> None:
    order.refresh_from_db()
    if order.status == Status.REDACTING:
        finish_redactions(order, actor=SYSTEM, now=now)
