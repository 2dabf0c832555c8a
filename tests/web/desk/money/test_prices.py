"""Price lists at the desk: opened, changed, and errors that keep what was typed."""

from decimal import Decimal

import pytest
from django.test import Client

from ordvern.apps.billing.models import AgencyDetails, PriceList
from ordvern.apps.billing.services import Band
from ordvern.apps.core.models import User
from tests.apps.billing.selling import AGENCY, open_list
from tests.web.entering import client_of

ROW = {"item": "translation", "source_language": "nb", "target_language": "en", "unit": "word"}
LIST = {
    "name": "Priser 2026",
    "currency": "NOK",
    "valid_from": "2026-01-01",
    "rush": "50",
    "minimum": "900",
    "words_per_page": "250",
    "words_per_hour": "1000",
    "least_hours": "1,5",
    **{band.value: "40" for band in Band},
}


def typed(*rows: dict[str, str], **changes: str) -> dict[str, str]:
    """The form as a browser sends it."""
    sent = {**LIST, **changes, "rates-TOTAL_FORMS": str(len(rows)), "rates-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        sent |= {f"rates-{number}-{name}": value for name, value in row.items()}
    return sent


def test_a_list_is_opened(staff: Client) -> None:
    assert "Ny prisliste" in staff.get("/desk/priser/").content.decode()
    answer = staff.post("/desk/priser/ny/", typed({**ROW, "price": "1,8525"}, ROW))

    assert answer.status_code == 302
    assert PriceList.objects.get().least_hours == Decimal("1.5")
    price = PriceList.objects.get().prices.get()
    assert (price.price, price.target_language) == (Decimal("1.8525"), "en")
    assert PriceList.objects.get().shares.count() == len(Band)


def test_the_same_twice_is_told_and_what_was_typed_stays(staff: Client) -> None:
    row = {**ROW, "price": "2"}

    answer = staff.post("/desk/priser/ny/", typed(row, row, name="Min liste"))

    assert answer.status_code == 422
    assert "Min liste" in answer.content.decode()
    assert not PriceList.objects.exists()


@pytest.mark.parametrize("price", ["-1", "abc", "0"])
def test_a_price_that_is_none_is_not_kept(staff: Client, price: str) -> None:
    answer = staff.post("/desk/priser/ny/", typed({**ROW, "price": price}))

    assert answer.status_code == 422
    assert "Noe må rettes" in answer.content.decode()
    assert not PriceList.objects.exists()


def test_a_list_is_changed(staff: Client, siri_account: User) -> None:
    shown = open_list()
    page = staff.get(f"/desk/priser/{shown.pk}/").content.decode()
    assert "2,10" in page

    staff.post(f"/desk/priser/{shown.pk}/", typed({**ROW, "price": "3"}, name="Nytt navn"))

    shown.refresh_from_db()
    assert (shown.name, shown.prices.get().price) == ("Nytt navn", 3)


def test_the_agency_says_who_it_is(staff: Client) -> None:
    sent = {**AGENCY, "bank_account": "8601 11 17947", "organisation_number": "974 760 673 MVA"}
    sent |= {"payment_days": "14", "quote_days": "30", "first_number": "500"}

    assert staff.post("/desk/byraet/", {**sent, "bank_account": "86011117948"}).status_code == 422
    assert staff.post("/desk/byraet/", sent).status_code == 302

    agency = AgencyDetails.objects.get()
    assert (agency.bank_account, agency.organisation_number) == ("86011117947", "974760673")
    assert agency.may_invoice


def test_an_officer_looks_and_does_not_change(ingrid_account: User) -> None:
    shown, officer = open_list(), client_of(ingrid_account)

    assert officer.get("/desk/priser/").status_code == 200
    assert officer.get(f"/desk/priser/{shown.pk}/").status_code == 404
    assert officer.post("/desk/byraet/", AGENCY).status_code == 404
    assert "/desk/byraet/" not in officer.get("/desk/priser/").content.decode()
