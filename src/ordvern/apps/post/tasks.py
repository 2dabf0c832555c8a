"""Sends the messages that are due."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone, translation

from ordvern.apps.core.queue import Beat

from .models import OutgoingMail


def send(subject: str, beat: Beat) -> None:
    """Write the message in the receiver's language and send it, once."""
    mail = OutgoingMail.objects.select_related("account").get(pk=int(subject))
    if mail.sent_at is not None:
        return
    with translation.override(mail.account.language):
        context = {
            "number": mail.number,
            "link": settings.PUBLIC_URL + mail.path,
            "agency": settings.AGENCY,
        }
        text = render_to_string(f"post/{mail.kind}.txt", context)
    heading, _, body = text.lstrip().partition("\n")
    send_mail(
        heading.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [mail.account.email]
    )
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
