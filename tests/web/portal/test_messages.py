"""Messages between customer and desk, the choice of how to be told, and dead mail at the desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.conversations.models import Message
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.partners.models import Partner
from ordvern.apps.post.models import OutgoingMail, Wish
from tests.cast import HARMLESS, OLA
from tests.web.entering import client_of
from tests.web.portal.conftest import browser_of


@pytest.fixture
def order(submit: Callable[..., Order]) -> Order:
    return submit(HARMLESS)


def test_a_message_goes_there_and_back(order: Order, siri_account: User) -> None:
    kari, desk = browser_of(order), client_of(siri_account)
    kari.post(f"/kunde/oppdrag/{order.pk}/meldinger/", {"text": "Når er det ferdig?"})
    assert "Uleste meldinger" in desk.get("/desk/").content.decode()

    page = f"/desk/oppdrag/{order.pk}/meldinger/"
    assert "Når er det ferdig?" in desk.get(page).content.decode()
    desk.post(page, {"text": "<b>På fredag</b>"})
    assert "Uleste meldinger" not in desk.get("/desk/").content.decode()
    answer = kari.get(f"/kunde/oppdrag/{order.pk}/meldinger/").content.decode()
    assert "&lt;b&gt;På fredag" in answer


def test_nobody_else_reads_it(order: Order, submit: Callable[..., Order]) -> None:
    ola = browser_of(submit(HARMLESS, contact=OLA))

    assert ola.get(f"/kunde/oppdrag/{order.pk}/meldinger/").status_code == 404


def test_a_partner_writes_about_his_job_only(
    order: Order, jean: Partner, siri_account: User
) -> None:
    job = Job.objects.create(
        order=order, step=order.steps.get(), partner=jean, offered_at=timezone.now()
    )
    partner, page = client_of(jean.account), f"/partner/oppdrag/{job.pk}/meldinger/"
    held = partner.post(page, {"text": "Torleif Grindheim har kreft, fnr 198552 33137"})
    assert held.status_code == 422
    assert "Grindheim" in held.content.decode()
    assert not Message.objects.exists()

    partner.post(page, {"text": "Hva betyr forkortelsen i avsnitt 3?"})
    desk = client_of(siri_account).get(f"/desk/oppdrag/{order.pk}/jobb/{job.pk}/meldinger/")
    assert "avsnitt 3" in desk.content.decode()
    kari = browser_of(order).get(f"/kunde/oppdrag/{order.pk}/meldinger/")
    assert "avsnitt 3" not in kari.content.decode()


def test_the_choice_is_kept(order: Order) -> None:
    kari = browser_of(order)
    kari.post("/kunde/varsler/", {"often": "daily"})

    assert Wish.objects.get().often == Wish.Often.DAILY
    assert 'value="daily"' in kari.get("/kunde/varsler/").content.decode()


def test_dead_mail_is_shown_at_the_desk_and_tried_again(order: Order, siri_account: User) -> None:
    OutgoingMail.objects.update(failed_at=timezone.now(), reason="SMTPServerDisconnected")
    desk: Client = client_of(siri_account)
    dead = OutgoingMail.objects.get()
    assert "SMTPServerDisconnected" in desk.get("/desk/").content.decode()

    desk.post(f"/desk/post/{dead.pk}/")
    assert not OutgoingMail.objects.dead().exists()
    assert desk.post(f"/desk/post/{dead.pk}/").status_code == 404
