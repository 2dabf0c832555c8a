"""The register of partners at the desk: noted, approved when nothing is missing, offered to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.core.workdays import add_workdays
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.screening.models import Screening
from tests.cast import HARMLESS, STATEMENT
from tests.web.entering import client_of

PROFILE = {
    "email": "ny@partner.example",
    "language": "en",
    "name": "Petit SARL",
    "contact": "Luc Petit",
    "phone": "+32 2 000 00 12",
    "country_of_residence": "BE",
    "country_of_work": "BE",
}


def test_a_partner_is_invited_by_mail(staff: Client) -> None:
    staff.post("/desk/partnere/ny/", PROFILE)

    made = Partner.objects.get()
    assert (made.status, made.account.email) == (Standing.CANDIDATE, "ny@partner.example")
    assert made.account.outgoingmail_set.get().kind == "partner_invited"


def test_an_address_that_is_taken_keeps_what_was_typed(staff: Client, jean: Partner) -> None:
    page = staff.post("/desk/partnere/ny/", PROFILE | {"email": jean.account.email})

    assert "Petit SARL" in page.content.decode()
    assert Partner.objects.count() == 1


def test_what_is_missing_is_named_and_blocks(staff: Client, jean: Partner) -> None:
    Partner.objects.update(status=Standing.CANDIDATE, phone="")
    page = staff.get(f"/desk/partnere/{jean.pk}/").content.decode()
    assert "Kontaktperson og telefon mangler" in page
    assert "personvernerklæringen som gjelder nå" in page

    staff.post(f"/desk/partnere/{jean.pk}/godkjenn/", {"until": "2099-01-01"})

    jean.refresh_from_db()
    assert jean.status == Standing.CANDIDATE


def test_approved_suspended_and_ended(staff: Client, siri: Actor, jean: Partner) -> None:
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=timezone.now())
    until = timezone.localdate() + timedelta(days=30)
    seen = []
    for step in ("stans", "godkjenn", "avslutt"):
        staff.post(f"/desk/partnere/{jean.pk}/{step}/", {"until": until})
        jean.refresh_from_db()
        seen.append((jean.status, jean.approved_by))

    assert seen == [("suspended", None), ("approved", siri.account), ("ended", siri.account)]


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("pair", {"source_language": "nb", "target_language": "en"}),
        ("field", {"subject": "medical"}),
        ("rate", {"service": "translation", "unit": "word", "amount": "1.2", "currency": "NOK"}),
        ("ground", {"kind": "clauses", "dated_on": "2026-11-01"}),
    ],
)
def test_details_are_noted_and_taken_off(
    staff: Client, jean: Partner, what: str, values: dict[str, str]
) -> None:
    rows = getattr(jean, f"{what}s")
    before = set(rows.values_list("pk", flat=True))
    staff.post(f"/desk/partnere/{jean.pk}/{what}/", values)
    (made,) = set(rows.values_list("pk", flat=True)) - before
    staff.post(f"/desk/partnere/{jean.pk}/{what}/{made}/fjern/")

    assert set(rows.values_list("pk", flat=True)) == before


def test_an_assessment_without_an_end_is_refused(staff: Client, jean: Partner) -> None:
    given = {"kind": "assessment", "dated_on": "2026-11-01", "country": "UA"}
    page = staff.post(f"/desk/partnere/{jean.pk}/ground/", given)

    assert "Si hvor lenge det gjelder." in page.content.decode()
    assert not jean.grounds.exists()


def test_it_is_said_who_may_not_be_asked_and_why(
    screened: Callable[..., Order], staff: Client, siri: Actor, jean: Partner, dilnoza: Partner
) -> None:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=timezone.now())
    address = f"/desk/oppdrag/{order.pk}/partnere/"
    page = staff.get(address).content.decode()
    assert f'value="{jean.pk}"' in page
    assert f'value="{dilnoza.pk}"' not in page
    assert "Utenfor EØS uten standard personvernbestemmelser" in page

    staff.post(address, {"partner": jean.pk, "mode": "cascade", "hours": 4})

    assert order.jobs.get().answer_by is not None


@pytest.fixture
def released(screened: Callable[..., Order], siri: Actor, jean: Partner) -> Order:
    """Cleared, of 2,500 words; Jean manages 2,000 a day."""
    order = screened(HARMLESS)
    Screening.objects.update(words=2500)
    clear_for_work(order, actor=siri, now=timezone.now())
    Partner.objects.update(words_a_day=2000)
    return order


def test_the_room_of_each_is_told_by_the_day(staff: Client, jean: Partner, released: Order) -> None:
    today = timezone.localdate()
    address = f"/desk/oppdrag/{released.pk}/partnere/"
    by = {"mode": "cascade", "hours": 4, "look": "1"}
    tight = staff.post(address, by | {"due_on": add_workdays(today, 1)}).content.decode()
    ample = staff.post(address, by | {"due_on": add_workdays(today, 5)}).content.decode()

    assert "ca. 2 000 ord" in tight.replace("\xa0", " ")
    assert "(mindre enn dette)" in tight
    assert "ca. 10 000 ord" in ample.replace("\xa0", " ")
    assert "(mindre enn dette)" not in ample
    assert not released.jobs.exists()


@pytest.mark.parametrize("path", ["partnere/", "tilby/"])
def test_an_offer_over_the_room_is_made_and_warned_of(
    staff: Client, jean: Partner, released: Order, path: str
) -> None:
    due_on = add_workdays(timezone.localdate(), 1)
    given = {"partner": jean.pk, "mode": "cascade", "hours": 4, "due_on": due_on}
    page = staff.post(f"/desk/oppdrag/{released.pk}/{path}", given, follow=True).content.decode()

    assert "har plass til ca. 2 000 ord før fristen" in page.replace("\xa0", " ")
    assert released.jobs.get().due_on == due_on


def test_what_a_partner_has_in_hand_stands_on_his_page(
    staff: Client, jean: Partner, released: Order
) -> None:
    due_on = add_workdays(timezone.localdate(), 9)
    staff.post(f"/desk/oppdrag/{released.pk}/tilby/", {"partner": jean.pk, "due_on": due_on})
    released.jobs.update(status="accepted")
    page = staff.get(f"/desk/partnere/{jean.pk}/").content.decode().replace("\xa0", " ")

    assert "2 500 ord" in page
    assert "nok til" in page


def test_the_officer_sees_and_does_not_act(ingrid_account: User, jean: Partner) -> None:
    officer = client_of(ingrid_account)

    assert officer.get(f"/desk/partnere/{jean.pk}/").status_code == 200
    assert officer.post(f"/desk/partnere/{jean.pk}/stans/").status_code == 404
    assert officer.get("/innsyn/overforinger/").status_code == 200
