"""The button of a message that undoes a deed, and where it leads."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.orders.models import Order, Waiver
from tests.web.entering import client_of

UNDO = "/desk/angre/"


@pytest.fixture
def staff(siri_account: User) -> Client:
    return client_of(siri_account)


def waived(staff: Client, order: Order) -> str:
    """The page that is shown then."""
    address = f"/desk/oppdrag/{order.pk}/"
    return staff.post(f"{address}uten-faktura/", {"reason": "free"}, follow=True).content.decode()


def sent_by(page: str) -> dict[str, list[str] | str]:
    """What the button of the message sends."""
    form = re.search(rf'<form[^>]*action="{UNDO}".*?</form>', page, re.DOTALL)
    assert form is not None
    back = re.search(r'name="back" value="([^"]*)"', form[0])
    return {
        "deed": re.findall(r'name="deed" value="(\d+)"', form[0]),
        "back": back[1] if back else "",
    }


def test_it_stands_in_the_message_and_undoes(staff: Client, delivered: Order) -> None:
    page = waived(staff, delivered)
    answer = staff.post(UNDO, sent_by(page), follow=True)

    assert "Angret." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/desk/oppdrag/{delivered.pk}/"
    assert not Waiver.objects.exists()
    assert "Angret: " in answer.content.decode()  # what happened, on the order's page


def test_twice_is_once(staff: Client, delivered: Order) -> None:
    sent = sent_by(waived(staff, delivered))
    staff.post(UNDO, sent)
    told = staff.post(UNDO, sent, follow=True).content.decode()

    assert "Ikke angret" in told
    assert AuditEvent.objects.filter(verb="order.not_to_be_invoiced_undone").count() == 1


def test_what_another_did_is_not_found(
    staff: Client, delivered: Order, ingrid_account: User
) -> None:
    sent = sent_by(waived(staff, delivered))
    tor = User.objects.create_user("tor@byra.example", role="staff")

    assert "Ikke angret" in client_of(tor).post(UNDO, sent, follow=True).content.decode()
    assert client_of(ingrid_account).post(UNDO, sent).status_code == 404
    assert Waiver.objects.exists()


def test_what_cannot_be_undone_has_no_button(staff: Client, delivered: Order) -> None:
    staff.post(f"/desk/oppdrag/{delivered.pk}/uten-faktura/", {"reason": "free"})
    staff.get("/desk/")  # the message is read
    address = f"/desk/oppdrag/{delivered.pk}/med-faktura/"

    assert UNDO not in staff.post(address, follow=True).content.decode()


def test_too_late_is_said(staff: Client, delivered: Order) -> None:
    sent = sent_by(waived(staff, delivered))
    hours_ago = timezone.now() - timezone.timedelta(hours=2)
    AuditEvent.objects.filter(pk__in=sent["deed"]).update(at=hours_ago)

    assert "for sent" in staff.post(UNDO, sent, follow=True).content.decode()
    assert Waiver.objects.exists()


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/konto/", ""]
)
def test_it_leads_nowhere_else(staff: Client, delivered: Order, back: str) -> None:
    assert staff.post(UNDO, {"deed": ["x", "9" * 30], "back": back})["Location"] == "/desk/"
