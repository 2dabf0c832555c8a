"""Sends the messages that are due, and tries again for two days where that fails."""

from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.utils import timezone

from ordvern.apps.core.emptying import is_nobody
from ordvern.apps.core.queue import Beat, enqueue
from ordvern.apps.customers.models import Customer
from ordvern.vault import NotReadable, Shredded

from .models import OutgoingMail, Wish
from .outbox import TASK
from .sms import gateway, mobile
from .writing import receiver_of, text_message, written

NOT_SENT = "NoAddress"
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
FOR_GOOD = range(500, 600)  # RFC 5321: the server will not take it, now or later


def send(subject: str, beat: Beat) -> None:
    """Write the message in the receiver's language and send it, once."""
    mail = OutgoingMail.objects.select_related("account").get(pk=int(subject))
    if mail.sent_at is not None or mail.failed_at is not None:
        return
    mails = _together(mail)
    try:
        receiver = receiver_of(mail)
        if is_nobody(receiver.address):
            _settle(mails, reason=NOT_SENT)  # staff tell this customer by phone or letter
            return
        written(mails, receiver).send()
    except (Shredded, NotReadable) as gone:
        _give_up(mails, gone)
    except OSError as failure:
        _try_later(mail, failure)
    else:
        _settle(mails)
        _send_text(mails, receiver.language)


def _settle(mails: Sequence[OutgoingMail], *, reason: str = "") -> None:
    ids = [each.pk for each in mails]
    OutgoingMail.objects.filter(pk__in=ids).update(sent_at=timezone.now(), reason=reason)


def _together(mail: OutgoingMail) -> Sequence[OutgoingMail]:
    """Everything that is due with this message, for those who want one a day."""
    daily = Wish.objects.filter(account=mail.account_id, often=Wish.Often.DAILY)
    if mail.account_id is None or not daily.exists():
        return [mail]
    due = OutgoingMail.objects.filter(
        account=mail.account_id, sent_at=None, failed_at=None, due_at__lte=mail.due_at
    )
    return [mail, *due.exclude(pk=mail.pk).order_by("pk")]


def _try_later(mail: OutgoingMail, failure: OSError) -> None:
    if mail.tries >= len(PAUSES) or _is_for_good(failure):
        _give_up([mail], failure)
        return
    due = timezone.now() + PAUSES[mail.tries]
    OutgoingMail.objects.filter(pk=mail.pk).update(
        tries=mail.tries + 1, due_at=due, reason=type(failure).__name__
    )
    enqueue(TASK, mail.pk, at=due)


def _is_for_good(failure: OSError) -> bool:
    return isinstance(failure, SMTPRecipientsRefused) and all(
        code in FOR_GOOD for code, _words in failure.recipients.values()
    )


def _give_up(mails: Sequence[OutgoingMail], failure: Exception) -> None:
    """The message is dead: it lies open at the desk until somebody has it sent again."""
    OutgoingMail.objects.filter(pk__in=[each.pk for each in mails]).update(
        failed_at=timezone.now(), reason=type(failure).__name__
    )


def _send_text(mails: Sequence[OutgoingMail], language: str) -> None:
    """A text message beside the e-mail, where it is wished; it is not tried again."""
    way = gateway()
    account = mails[0].account_id
    if way is None or not Wish.objects.filter(account=account, by_sms=True).exists():
        return
    phones = Customer.objects.standing().filter(account=account).values_list("phone", flat=True)
    number = next((found for phone in phones if (found := mobile(phone))), "")
    if number:
        try:
            way.send(number, text_message(mails, language))
        except OSError as failure:
            OutgoingMail.objects.filter(pk=mails[0].pk).update(reason=type(failure).__name__)
