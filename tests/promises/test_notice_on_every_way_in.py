"""S14: web form, e-mail, phone, letter, in person; each with its notice."""

import uuid
from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.order_from_inquiry import NoNotice, order_from_inquiry
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.intake.usecases.take_down import Account, take_down
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import Assignment
from ordvern.apps.statement.promises.notice_on_every_way_in import breaches
from tests.apps.intake.letters_made import BOX, made
from tests.cast import KARI, STATEMENT


@pytest.fixture
def phoned(agency: object, siri: Actor, now: datetime) -> Inquiry:
    folder = new_folder(now=now)
    return take_down(
        KARI,
        account=Account(Inquiry.Channel.PHONE, Inquiry.Notice.READ_ALOUD),
        folder=folder,
        deposits=[put_bytes(folder, b"tekst", name="a.txt")],
        actor=siri,
        now=now,
    )


def test_kept(phoned: Inquiry, now: datetime) -> None:
    receive_mail(made(), desk=Desk(BOX), now=now)

    assert list(breaches(now + timedelta(days=2))) == []


def test_breach_is_seen(phoned: Inquiry, now: datetime) -> None:
    letter = receive_mail(made(), desk=Desk(BOX), now=now).inquiry
    assert letter is not None
    Inquiry.objects.update(notice="")

    assert list(breaches(now)) == [f"inquiry:{phoned.pk}"]
    assert set(breaches(now + timedelta(days=2))) == {
        f"inquiry:{phoned.pk}",
        f"inquiry:{letter.pk}",
    }


def test_the_short_cut_is_refused(phoned: Inquiry, siri: Actor, now: datetime) -> None:
    """No order is made of what came in without the notice and the declaration."""
    Inquiry.objects.update(notice="")
    phoned.refresh_from_db()
    for notice, declared in (("", "said"), ("read_aloud", "")):
        with pytest.raises(NoNotice):
            order_from_inquiry(
                phoned,
                contact=KARI,
                assignment=Assignment("nb", "en"),
                statement=STATEMENT,
                notice=notice,
                declared=declared,
                actor=siri,
                now=now,
            )

    assert not Order.objects.filter(token=uuid.UUID(str(phoned.pk))).exists()
