"""An interpreter is asked for, offered, sent and done with, in the browsers of all three."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import User
from ordvern.apps.orders.interpreting import Interpreting, meeting_of
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import Status
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.post.models import OutgoingMail
from tests.cast import STATEMENT, work
from tests.web.entering import client_of

PLACE, CONTACT = "Klokkergata 7", "Torunn Øygard"
Asked = Callable[..., dict[str, Any]]


@pytest.fixture
def asked() -> Asked:
    """What a visitor types who needs an interpreter in two days, without any file."""
    begins = timezone.localtime() + timedelta(days=2)
    usual = {
        "token": "0d5b0c1e-6f0e-4d3f-9c2a-7b1f6f2f9a10",
        "source_language": "nb",
        "target_language": "fr",
        "kind": "person",
        "name": "Kari Lunde",
        "email": "kari@kunde.example",
        "declared": "on",
        "service": "interpreting",
        "begins_on": f"{begins:%Y-%m-%d}",
        "begins_at": "10:30",
        "minutes": "90",
        "way": "in_person",
        "town": "Sandnes",
        "place": PLACE,
        "meets": CONTACT,
        "qualification": "B",
    }
    return lambda **other: usual | other


def test_a_visitor_asks_for_an_interpreter_without_a_file(agency: Path, asked: Asked) -> None:
    answer = Client().post("/tilbud/", asked())

    order = Order.objects.get()
    assert answer.status_code == 302
    assert timezone.localtime(order.interpreting.begins_at).strftime("%H:%M") == "10:30"
    assert meeting_of(order.interpreting, order.folder_id).contact == CONTACT


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"minutes": ""}, "minutes"),
        ({"minutes": "5000"}, "minutes"),
        ({"way": "by_letter"}, "way"),
        ({"town": ""}, "town"),
        ({"begins_on": "2026-01-02"}, "begins_on"),
        ({"is_certified": "on"}, "is_certified"),
        ({"service": "translation"}, "files"),
    ],
)
def test_what_an_interpreter_must_know_is_asked_for(
    agency: Path, asked: Asked, other: dict[str, str], field: str
) -> None:
    answer = Client().post("/tilbud/", asked(**other))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Order.objects.exists()


@pytest.mark.parametrize("field", ["town", "place", "meets"])
@pytest.mark.parametrize(
    ("words", "kind"),
    [("198552 33137", "fødselsnummer"), ("Pasienten Torleif Grindheim har diabetes", "helse")],
)
def test_what_interpreters_are_told_tells_nothing_sensitive(
    agency: Path, asked: Asked, field: str, words: str, kind: str
) -> None:
    answer = Client().post("/tilbud/", asked(**{field: words}))

    assert answer.status_code == 422
    assert kind in str(answer.context["form"].errors[field]).lower()
    assert list(answer.context["form"].errors) == [field]
    assert not Order.objects.exists()


def _taken_to_an_offer(asked: Asked, staff: Client, jean: Partner) -> Order:
    Client().post("/tilbud/", asked())
    work()
    order = Order.objects.get()
    at = f"/desk/oppdrag/{order.pk}/"
    assert PLACE in staff.get(at).content.decode()
    staff.post(f"{at}frigi/")
    staff.post(f"{at}tilby/", {"partner": jean.pk})
    return order


def test_from_the_form_to_the_invoice(
    agency: Path, asked: Asked, siri_account: User, jean: Partner, now: datetime
) -> None:
    staff = client_of(siri_account)
    order = _taken_to_an_offer(asked, staff, jean)
    job = Job.objects.get()
    here, partner = f"/partner/oppdrag/{job.pk}/", client_of(jean.account, second_factor=False)

    blind = partner.get(here).content.decode() + partner.get("/partner/").content.decode()
    assert "Sandnes" in blind
    assert not [word for word in (PLACE, CONTACT, "Kari", "Lunde") if word in blind]

    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    partner.post(f"{here}ta/")
    open_page = partner.get(here).content.decode()
    assert PLACE in open_page
    assert CONTACT in open_page

    Interpreting.objects.update(begins_at=now - timedelta(hours=2))
    partner.post(f"{here}tolket/", {"minutes": "120"})
    assert PLACE not in partner.get(here).content.decode()

    staff.post(f"/desk/oppdrag/{order.pk}/lever/")
    order.refresh_from_db()
    assert order.status == Status.DELIVERED
    own = client_of(order.customer.account).get(f"/kunde/oppdrag/{order.pk}/").content.decode()
    assert "120" in own
    assert PLACE in own


def test_a_calendar_gets_the_hours_and_no_place_or_name(
    agency: Path, asked: Asked, siri_account: User, jean: Partner, now: datetime
) -> None:
    order = _taken_to_an_offer(asked, client_of(siri_account), jean)
    job = Job.objects.get()
    partner = client_of(jean.account, second_factor=False)
    page = f"/partner/oppdrag/{job.pk}/kalender/"
    assert partner.get(page).status_code == 302

    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    partner.post(f"/partner/oppdrag/{job.pk}/ta/")
    answer = partner.get(page)

    lines = answer.content.decode().split("\r\n")
    begins = order.interpreting.begins_at
    assert f"DTSTART:{begins:%Y%m%dT%H%M%SZ}" in lines
    assert f"SUMMARY:Tolking {order.number}" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert not [word for word in (PLACE, CONTACT, "Sandnes", "Lunde") if word in str(lines)]
    assert answer["Content-Type"].startswith("text/calendar")


def test_staff_are_warned_of_an_absence_that_day(
    agency: Path, asked: Asked, siri_account: User, jean: Partner
) -> None:
    begins = timezone.localdate() + timedelta(days=2)
    jean.absences.create(first_on=begins, last_on=begins)
    staff = client_of(siri_account)

    order = _taken_to_an_offer(asked, staff, jean)

    page = staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()
    assert "Moreau Traductions har sagt seg borte den dagen." in page
    assert "Tolkingen" in page


def test_pages_and_mails_of_it_speak_of_no_files(
    agency: Path, asked: Asked, siri_account: User, jean: Partner, now: datetime
) -> None:
    """From the first page to the receipt, with the words of an interpreting."""
    staff = client_of(siri_account)
    order = _taken_to_an_offer(asked, staff, jean)
    account = order.customer.account
    here, desk = f"/kunde/oppdrag/{order.pk}/", f"/desk/oppdrag/{order.pk}/"
    seen = [client_of(account).get(here).content.decode()]
    order.jobs.all().delete()
    staff.post(f"{desk}begynn/")
    seen.append(client_of(account).get(here).content.decode())
    Interpreting.objects.update(begins_at=now - timedelta(hours=2))
    staff.post(f"{desk}tolket/", {"minutes": "95"})
    staff.post(f"{desk}lever/")
    seen.append(client_of(account).get(here).content.decode())

    words = ("Vi finner en tolk", "En tolk har oppdraget", "Vi har notert at den tok 95 minutter")
    assert [word in page for word, page in zip(words, seen, strict=True)] == [True] * 3
    assert "Oversatt" not in "".join(seen) + staff.get(desk).content.decode()
    assert "Tolket" in staff.get(desk).content.decode()
    kinds = OutgoingMail.objects.filter(account=account).order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        "interpreting_asked",
        "interpreter_found",
        "interpreted",
    ]
    work()
    assert not [each for each in mail.outbox if "filene" in each.subject + str(each.body)]


def test_staff_move_it_and_the_entry_of_the_calendar_is_the_same_one_with_a_higher_sequence(
    agency: Path, asked: Asked, siri_account: User, jean: Partner, now: datetime
) -> None:
    staff = client_of(siri_account)
    order = _taken_to_an_offer(asked, staff, jean)
    job, partner = Job.objects.get(), client_of(jean.account, second_factor=False)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    partner.post(f"/partner/oppdrag/{job.pk}/ta/")
    page, desk = f"/partner/oppdrag/{job.pk}/kalender/", f"/desk/oppdrag/{order.pk}/"
    before = partner.get(page).content.decode().split("\r\n")

    day = timezone.localdate() + timedelta(days=5)
    said = {"begins_on": f"{day}", "begins_at": "14:00", "minutes": "60", "because": "interpreter"}
    staff.post(f"{desk}flytt/", {**said, "minutes": "1"})
    assert Interpreting.objects.get().sequence == 0
    staff.post(f"{desk}flytt/", said)

    after = partner.get(page).content.decode().split("\r\n")
    uid = f"UID:{job.pk}@ordvern"
    assert {uid, "SEQUENCE:0"} <= set(before)
    assert {uid, "SEQUENCE:1"} <= set(after)
    assert [line for line in after if line.startswith("DTSTART")] != [
        line for line in before if line.startswith("DTSTART")
    ]
    assert "Tolkingen ble flyttet: tolken ba om det" in staff.get(desk).content.decode()


def test_no_two_fields_of_the_page_are_called_the_same(
    agency: Path, asked: Asked, siri_account: User, jean: Partner, now: datetime
) -> None:
    staff = client_of(siri_account)
    desk = f"/desk/oppdrag/{_taken_to_an_offer(asked, staff, jean).pk}/"
    Job.objects.all().delete()
    staff.post(f"{desk}begynn/")
    Interpreting.objects.update(begins_at=now - timedelta(hours=2))

    names = re.findall(r' id="([^"]+)"', staff.get(desk).content.decode())

    assert {"id_minutes", "moved_minutes"} <= set(names)
    assert len(names) == len(set(names))
