"""The first page: calm when all is well, and each alarm one deed away from a case."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.registers.duties import DUTIES
from ordvern.apps.registers.models import Breach
from ordvern.apps.registers.usecases.do_duty import Evidence, do_duty
from ordvern.apps.retention.models import Hold, SweepRun
from ordvern.apps.retention.usecases.place_hold import place_hold
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from tests.cast import HARMLESS, SENSITIVE, Submit
from tests.web.entering import client_of


def test_calm_when_all_is_well(officer: Client, ingrid: Actor) -> None:
    for duty in DUTIES:
        actor = SYSTEM if duty.by == "command" else ingrid
        do_duty(duty.id, evidence=Evidence(), actor=actor, now=timezone.now())
    officer.post("/innsyn/kontroller/")
    page = officer.get("/innsyn/").content.decode()

    assert "Ingenting venter på deg." in page
    assert 'data-color="danger"' not in page


def test_charts_can_be_read_as_tables(screened: Callable[..., Order], officer: Client) -> None:
    screened(HARMLESS, SENSITIVE)
    page = officer.get("/innsyn/").content.decode()

    assert page.count("<rect") == 2
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    row = page.split("etter det mest alvorlige de inneholder</caption>")[1].split("<tr>")[-1]
    assert f"{monday.day}.{monday.month}<" in row
    assert [cell.split("<")[0] for cell in row.split('<td class="ov-num">')[1:]] == [
        *("1", "0", "1", "0"),
    ]


def test_a_broken_promise_becomes_one_case(screened: Callable[..., Order], officer: Client) -> None:
    order = screened(HARMLESS)
    Order.objects.filter(pk=order.pk).update(status=Status.IN_WORK)
    officer.post("/innsyn/kontroller/")
    page = officer.get("/innsyn/").content.decode()
    origin = page.split('name="origin" value="')[1].split('"')[0]

    for _ in range(2):
        answer = officer.post("/innsyn/avvik/alarm/", {"origin": origin})

    breach = Breach.objects.get()
    assert answer["Location"] == f"/innsyn/avvik/{breach.pk}/"
    assert list(breach.orders.all()) == [order]
    assert origin not in officer.get("/innsyn/").content.decode()


def test_bulk_reading_becomes_a_case(
    submit: Callable[..., Order], officer: Client, siri_account: User
) -> None:
    orders = [submit(HARMLESS) for _ in range(21)]
    at = timezone.now() - timedelta(minutes=5)
    AuditEvent.objects.bulk_create(
        AuditEvent(
            verb="file.read",
            actor_kind="staff",
            actor_account=siri_account.pk,
            subject=f"storedfile:{order.folder.files.get().pk}",
            at=at,
        )
        for order in orders
    )
    page = officer.get("/innsyn/").content.decode()
    origin = page.split('name="origin" value="')[1].split('"')[0]
    officer.post("/innsyn/avvik/alarm/", {"origin": origin})

    assert Breach.objects.get().orders.count() == 21


def test_an_alarm_that_is_none_opens_nothing(officer: Client) -> None:
    assert officer.post("/innsyn/avvik/alarm/", {"origin": "promise:x@1"}).status_code == 302
    assert not Breach.objects.exists()


@pytest.mark.parametrize("page", ["", "avvik/", "arshjul/"])
def test_staff_do_not_see_the_registers(siri_account: User, page: str) -> None:
    assert client_of(siri_account).get(f"/innsyn/{page}").status_code == 404


def test_requests_and_what_is_kept_back_wait_on_the_first_page(
    submit: Submit, officer: Client, ingrid: Actor
) -> None:
    now = timezone.now()
    order = submit(HARMLESS)
    asked = Asked(Kind.ERASURE)
    late, kept_back = (
        open_case(None, asked=asked, actor=ingrid, now=now, received_at=now - timedelta(days=days))
        for days in (40, 0)
    )
    Case.objects.filter(pk=kept_back.pk).update(status="answered", closed_at=now, wish_stands=True)
    place_hold(
        f"customer:{order.customer_id}",
        ground=Hold.Ground.RESTRICTION,
        until=timezone.localdate(now) + timedelta(days=10),
        reference="R2026-77",
        actor=ingrid,
        now=now,
    )
    SweepRun.objects.create(at=now, status="waiting", reason="many", asked_for=2)

    waits = officer.get("/innsyn/").content.decode().split('class="oversight-waiting"')[1]

    assert 'data-color="danger"' in next(x for x in waits.split("<li>") if late.number in x)
    assert f"/innsyn/saker/{late.pk}/" in waits
    assert f"/innsyn/saker/{kept_back.pk}/" in waits
    assert "R2026-77" in waits
    assert waits.count("/innsyn/bevaring/") == 2
