"""Whoever turns to us is told what we do with personal data, whichever way he comes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ordvern.apps.intake.models import IncomingMail, Inquiry
from ordvern.apps.intake.usecases.order_from_inquiry import order_from_inquiry
from ordvern.apps.intake.usecases.receive_mail import receive_mail
from ordvern.apps.intake.usecases.take_down import take_down
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import submit_request
from ordvern.apps.statement.promise import Kept, Promise

ANSWERED_WITHIN = timedelta(hours=24)


def breaches(now: datetime) -> Iterator[str]:
    """Orders made of an inquiry without notice or declaration; people at the desk who were not
    told; and e-mail that went a day without our notice, but where the sender is in doubt."""
    orders = Order.objects.values("token")
    untold = Inquiry.objects.filter(pk__in=orders)
    for pk in untold.filter(notice="").union(untold.filter(declared="")).values_list("pk"):
        yield f"inquiry:{pk[0]}"
    untold = Inquiry.objects.exclude(pk__in=orders).filter(notice="", closed_at=None)
    spoken = untold.exclude(channel=Inquiry.Channel.EMAIL)
    late = untold.filter(
        channel=Inquiry.Channel.EMAIL, received_at__lt=now - ANSWERED_WITHIN
    ).exclude(incoming__outcome=IncomingMail.Outcome.IN_DOUBT)
    for pk in spoken.union(late.exclude(sealed_sender=b"")).values_list("pk"):
        yield f"inquiry:{pk[0]}"


NOTICE_ON_EVERY_WAY_IN = Promise(
    id="notice-on-every-way-in",
    clause="part-1/how-we-collect",
    lines=("S14",),
    says=_(
        "We take in what you send by web form, e-mail, phone, letter or in person, and tell you"
        " each time what we do with it."
    ),
    kept=Kept.BY_GUARD,
    keepers=(submit_request, receive_mail, take_down, order_from_inquiry),
    breaches=breaches,
)
