"""A partner sees what he has in hand, and for how much of an offer he has room."""

from django.test import Client
from django.utils import timezone

from ordvern.apps.core.workdays import add_workdays
from ordvern.apps.orders.models import Job
from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.models import Screening

SAYS = {"contact": "Jean Moreau", "phone": "+33 1 99 00 12 34", "words_a_day": "2000"}


def test_says_how_much_he_manages_and_sees_until_when_it_is_enough(
    accepted: Job, jean: Partner, partner: Client
) -> None:
    Screening.objects.update(words=2500)
    assert "Si hvor mange ord du rekker om dagen" in partner.get("/partner/").content.decode()

    partner.post("/partner/meg/endre/", SAYS)
    page = partner.get("/partner/").content.decode().replace("\xa0", " ")

    assert "2 500 ord tatt og ikke levert ennå. Du rekker 2 000 ord om dagen." in page
    assert "Det er nok til" in page


def test_an_offer_tells_his_room_by_the_day(offered: Job, bound: Partner, partner: Client) -> None:
    Screening.objects.update(words=2500)
    Partner.objects.update(words_a_day=2000)
    Job.objects.update(due_on=add_workdays(timezone.localdate(), 1))
    page = partner.get(f"/partner/oppdrag/{offered.pk}/").content.decode().replace("\xa0", " ")

    assert "Du har plass til" in page
    assert "mindre enn dette" in page


def test_nothing_is_said_where_nothing_is_known(offered: Job, partner: Client) -> None:
    assert "Det du har nå" not in partner.get("/partner/").content.decode()
    assert "plass til" not in partner.get(f"/partner/oppdrag/{offered.pk}/").content.decode()
