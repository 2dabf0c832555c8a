"""A message from the mailbox is taken in: once, however often it is handed to us."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from ordvern.apps.conversations.keeping import keep, sealed
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number_of_year
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.shredding import adopt, destroy, schedule
from ordvern.apps.files.store import Deposit, add_files, keyed_hash, new_folder, put_bytes, seal
from ordvern.apps.intake.deadlines import kept_for, one_month_after
from ordvern.apps.intake.letters import Letter, letter_of
from ordvern.apps.intake.models import IncomingMail, Inquiry
from ordvern.apps.intake.nature import Nature, nature_of
from ordvern.apps.intake.replies import Reply, reply_of
from ordvern.apps.intake.rights_words import asks_for_rights
from ordvern.apps.intake.sender_results import Results, results_of
from ordvern.apps.intake.words import Sender, language_of, sealed_sender
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify_sender

SCREEN = "intake.screen"
MOST_AN_HOUR = 20
Outcome = IncomingMail.Outcome


@dataclass(frozen=True, slots=True)
class Desk:
    """The mailbox's own address, and the name of the mail server whose findings we trust."""

    own_address: str
    trusted: str = ""


def receive_mail(raw: bytes, *, desk: Desk, now: datetime, is_whole: bool = True) -> IncomingMail:
    """Take a message in and have its sender answered; what was taken in before stays as it is.

    The files go into a folder that erases itself unless the transaction adopts it, so a crash
    at any moment loses nothing: the message still lies in the mailbox and is taken in anew.
    Of a message that is not `is_whole` (too large) nothing but the sender is kept.
    """
    letter = letter_of(raw)
    key = _key(letter.first("message-id").strip() or hashlib.sha256(raw).hexdigest())
    known = IncomingMail.objects.filter(message_key=key).first()
    if known is not None:
        return known
    outcome = _outcome(letter, desk=desk, now=now)
    if outcome is not None:
        return _note(letter, key=key, outcome=outcome, now=now)
    results = results_of(letter, trusted=desk.trusted)
    reply = reply_of(letter, results) if is_whole else None
    if reply is not None:
        with suppress(NotAllowedNow, IntegrityError):
            return _keep_reply(letter, reply, key=key, results=results, now=now)
    return _take_in(
        letter,
        key=key,
        results=results,
        now=now,
        is_whole=is_whole,
    )


def _key(text: str) -> str:
    return keyed_hash(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())


def _outcome(letter: Letter, *, desk: Desk, now: datetime) -> str | None:
    """Why nothing is taken in, or None if it is."""
    nature = nature_of(letter, own_address=desk.own_address)
    if nature is Nature.OURSELVES:
        return Outcome.OURS
    # A message that could not be taken apart has no headers: a person must look at it.
    if nature is Nature.MACHINE and letter.headers:
        return Outcome.AUTOMATIC
    recent = IncomingMail.objects.filter(
        sender_key=_key(letter.sender), received_at__gt=now - timedelta(hours=1)
    )
    return Outcome.TOO_OFTEN if recent.count() >= MOST_AN_HOUR else None


@transaction.atomic(durable=True)
def _note(letter: Letter, *, key: str, outcome: str, now: datetime) -> IncomingMail:
    mail, made = IncomingMail.objects.get_or_create(
        message_key=key,
        defaults={"sender_key": _key(letter.sender), "outcome": outcome, "received_at": now},
    )
    if made:
        record("mail.not_taken_in", subject=mail, actor=SYSTEM, at=now)
    return mail


def _keep_reply(
    letter: Letter, reply: Reply, *, key: str, results: Results, now: datetime
) -> IncomingMail:
    """Put it into the order's conversation. Raises `NotAllowedNow` once the files are to go."""
    words = sealed(reply.order, reply.words, now=now)
    with transaction.atomic(durable=True):
        mail = IncomingMail.objects.create(
            message_key=key,
            sender_key=_key(letter.sender),
            outcome=Outcome.REPLY,
            answers=reply.order.number,
            spf=results.spf,
            dkim=results.dkim,
            dmarc=results.dmarc,
            received_at=now,
        )
        keep(reply.order, None, words, actor=reply.actor, now=now)
    return mail


def _take_in(
    letter: Letter, *, key: str, results: Results, now: datetime, is_whole: bool
) -> IncomingMail:
    folder = new_folder(now=now)
    enclosures = letter.enclosures if is_whole else ()
    deposits = [put_bytes(folder, each.content, name=each.name) for each in enclosures]
    try:
        return _keep(letter, folder, deposits, key=key, results=results, now=now, is_whole=is_whole)
    except IntegrityError:
        destroy(folder)  # another worker was first; the empty folder is noted by the sweep
        return IncomingMail.objects.get(message_key=key)


@transaction.atomic(durable=True)
def _keep(
    letter: Letter,
    folder: Folder,
    deposits: Sequence[Deposit],
    *,
    key: str,
    results: Results,
    now: datetime,
    is_whole: bool,
) -> IncomingMail:
    inquiry = _inquiry(letter, folder, now=now)
    mail = IncomingMail.objects.create(
        message_key=key,
        sender_key=_key(letter.sender),
        outcome=_taken_as(results, is_whole=is_whole),
        inquiry=inquiry,
        spf=results.spf,
        dkim=results.dkim,
        dmarc=results.dmarc,
        received_at=now,
    )
    add_files(folder, deposits, role=StoredFile.Role.SOURCE, now=now)
    record("inquiry.received", subject=inquiry, actor=SYSTEM, at=now)
    if deposits and inquiry.purpose == Inquiry.Purpose.REQUEST:
        enqueue(SCREEN, inquiry.pk, at=now)
    if letter.sender and mail.outcome != Outcome.IN_DOUBT:
        _answer(inquiry, mail, address=letter.sender, now=now)
    return mail


def _taken_as(results: Results, *, is_whole: bool) -> str:
    if not is_whole:
        return Outcome.TOO_LARGE
    return Outcome.IN_DOUBT if results.is_in_doubt else Outcome.INQUIRY


def _inquiry(letter: Letter, folder: Folder, *, now: datetime) -> Inquiry:
    is_rights = asks_for_rights(letter.subject, letter.text)
    words = "\n\n".join(part for part in (letter.subject, letter.text) if part)
    inquiry = Inquiry.objects.create(
        number=f"H{next_number_of_year('inquiry', now)}",
        channel=Inquiry.Channel.EMAIL,
        purpose=Inquiry.Purpose.RIGHTS if is_rights else Inquiry.Purpose.REQUEST,
        folder=folder,
        language=language_of(words),
        sealed_sender=sealed_sender(folder.id, Sender(letter.sender_name, letter.sender)),
        sealed_message=seal(folder.id, words.encode("utf-8", "replace")) if words else b"",
        received_at=now,
        due_on=one_month_after(timezone.localdate(now)) if is_rights else None,
    )
    if is_rights:
        adopt(folder)  # it is kept until it is answered
    else:
        schedule(folder, at=now + kept_for(), now=now)
    return inquiry


def _answer(inquiry: Inquiry, mail: IncomingMail, *, address: str, now: datetime) -> None:
    """The notice and a link, never content; the link is the only proof of the address."""
    kind, path = OutgoingMail.Kind.INQUIRY_RECEIVED, f"/henvendelse/{inquiry.link}/"
    if mail.outcome == Outcome.TOO_LARGE:
        kind, path = OutgoingMail.Kind.INQUIRY_TOO_LARGE, "/tilbud/"
    elif inquiry.purpose == Inquiry.Purpose.RIGHTS:
        kind, path = OutgoingMail.Kind.RIGHTS_RECEIVED, "/personvern/"
    notify_sender(
        inquiry.folder,
        kind,
        address=address,
        language=inquiry.language,
        number=inquiry.number,
        path=path,
        now=now,
    )
    Inquiry.objects.filter(pk=inquiry.pk).update(notice=Inquiry.Notice.LINK, notice_at=now)
