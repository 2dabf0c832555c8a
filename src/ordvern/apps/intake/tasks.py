"""The worker's part: looks into the mailbox, empties it, and looks through what came in."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.utils import timezone

from ordvern.apps.core.queue import Beat
from ordvern.apps.files.reading import Erased
from ordvern.apps.screening.usecases.screen_file import refuse, screen_file
from ordvern.documents import Reason

from . import mailbox
from .models import IncomingMail, Inquiry, MailboxState
from .usecases.receive_mail import Desk, receive_mail

AT_ONCE = 100
HEAD = 64 * 1024
KEPT_IN_MAILBOX = {IncomingMail.Outcome.AUTOMATIC, IncomingMail.Outcome.TOO_OFTEN}
FAILURES = (OSError, mailbox.Unanswered, mailbox.NotEncrypted)
log = structlog.get_logger(__name__)


def poll(subject: str, beat: Beat) -> None:
    """Take in what lies in the inbox; a mail server that is away is noted and asked again."""
    box = mailbox.account()
    if box is None:
        return
    try:
        with mailbox.opened(box) as client:
            uids = mailbox.waiting(client, most=AT_ONCE)
            for done, uid in enumerate(uids):
                beat(done, len(uids))
                _take(client, uid, box)
    except FAILURES as failure:
        _note_failure(type(failure).__name__, timezone.now())
    else:
        MailboxState.objects.update_or_create(
            name="mailbox",
            defaults={"looked_at": timezone.now(), "failing_since": None, "reason": ""},
        )


def empty(subject: str, beat: Beat) -> None:
    """Erase from the mailbox what was taken in, or put aside, long enough ago."""
    box = mailbox.account()
    if box is None:
        return
    today = timezone.localdate()
    try:
        with mailbox.opened(box) as client:
            taken_in = today - timedelta(days=settings.MAILBOX_KEEP_DAYS)
            aside = today - timedelta(days=settings.MAILBOX_KEEP_ASIDE_DAYS)
            erased = mailbox.erase_before(client, box.done, taken_in)
            erased += mailbox.erase_before(client, box.aside, aside)
    except FAILURES as failure:
        _note_failure(type(failure).__name__, timezone.now())
    else:
        log.info("the mailbox was emptied", count=erased)


def screen(subject: str, beat: Beat) -> None:
    """Look through the files of an inquiry, as those of an order."""
    inquiry = Inquiry.objects.select_related("folder").get(pk=subject)
    files = list(inquiry.folder.files.working().filter(screening=None))
    for done, file in enumerate(files):
        beat(done, len(files))
        try:
            screen_file(file, clock=timezone.now)
        except Erased:
            return


def screening_parked(subject: str, now: datetime) -> None:
    """Three tries failed: say so on each file left."""
    inquiry = Inquiry.objects.select_related("folder").get(pk=subject)
    for file in inquiry.folder.files.working().filter(screening=None):
        refuse(file, reason=Reason.TRY_AGAIN, now=now)


def _take(client: mailbox.Client, uid: str, box: mailbox.Account) -> None:
    """First what we keep is safe, then the message is moved: a crash between repeats the second."""
    size = mailbox.size_of(client, uid)
    if not size:
        return  # gone meanwhile
    is_whole = size <= settings.MAILBOX_MAX_BYTES
    raw = mailbox.content_of(client, uid, size=size if is_whole else HEAD)
    desk = Desk(box.user if "@" in box.user else settings.MAILBOX_ADDRESS, settings.MAILBOX_TRUSTED)
    mail = receive_mail(raw, desk=desk, is_whole=is_whole, now=timezone.now())
    mailbox.move(client, uid, box.aside if mail.outcome in KEPT_IN_MAILBOX else box.done)


def _note_failure(reason: str, now: datetime) -> None:
    log.warning("the mailbox could not be read", reason=reason)
    state, _made = MailboxState.objects.get_or_create(name="mailbox")
    MailboxState.objects.filter(pk=state.pk).update(
        failing_since=state.failing_since or now, reason=reason
    )
