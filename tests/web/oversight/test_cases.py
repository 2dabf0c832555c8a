"""Cases at oversight: taken down, made of letters, proven, extended, granted, refused, sent on."""

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.models import Case, Forwarding, Kind
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from tests.apps.rights.test_cases import LETTER
from tests.cast import HARMLESS, KARI, Submit

PAGE = "/innsyn/saker/"


@pytest.fixture
def order(submit: Submit) -> Order:
    return submit(HARMLESS)


def sent(**fields: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    usual = {"kind": "access", "channel": "phone", "received_on": today, "name": "Kari Lunde"}
    return {**usual, "email": KARI.email, "words": "Hva har dere om meg?", **fields}


def test_a_call_is_taken_down_and_is_about_the_customer(officer: Client, order: Order) -> None:
    answer = officer.post(f"{PAGE}ny/", sent(), follow=True)

    case = Case.objects.get()
    assert (case.customer, case.identity) == (order.customer, "unknown")
    assert "Hva har dere om meg?" in answer.content.decode()
    assert f"{PAGE}{case.pk}/svar/" not in answer.content.decode()


def test_a_day_that_has_not_come_is_refused(officer: Client) -> None:
    day = (timezone.localdate() + timezone.timedelta(days=1)).isoformat()

    assert officer.post(f"{PAGE}ny/", sent(received_on=day)).status_code == 422
    assert not Case.objects.exists()


def test_a_letter_becomes_a_case_once(officer: Client, order: Order, agency: object) -> None:
    mail = receive_mail(LETTER, desk=Desk("post@byra.example"), now=timezone.now())
    address = f"{PAGE}av/{mail.inquiry.pk}/"
    assert address in officer.get(PAGE).content.decode()

    officer.post(address, {"kind": "access"})
    officer.post(address, {"kind": "access"})

    assert Case.objects.get().customer == order.customer
    assert address not in officer.get(PAGE).content.decode()


@pytest.fixture
def case(order: Order, ingrid: Actor) -> Case:
    asked = Asked(Kind.RESTRICTION, Case.Channel.PHONE, "La dem ligge.")
    return open_case(order.customer, asked=asked, actor=ingrid, now=timezone.now())


def test_it_is_granted_when_it_is_known_who_asks(officer: Client, case: Case) -> None:
    page = f"{PAGE}{case.pk}/"
    officer.post(f"{page}svar/")
    assert not Hold.objects.exists()

    officer.post(f"{page}identitet/", {"ask": "1"})
    officer.post(f"{page}identitet/", {"how": "called_back"})
    officer.post(f"{page}forleng/", {"reason": "complex"})
    officer.post(f"{page}svar/")

    case.refresh_from_db()
    assert (case.status, case.extension) == ("answered", "complex")
    assert Hold.objects.get().reference == case.number
    officer.post(f"{page}avsla/", {"refusal": "unfounded"})
    case.refresh_from_db()
    assert case.status == "answered"
    assert officer.get(page).status_code == 200


def test_it_is_refused_with_a_reason(officer: Client, case: Case) -> None:
    officer.post(f"{PAGE}{case.pk}/avsla/", {"refusal": "of no kind"})
    case.refresh_from_db()
    assert case.is_open

    officer.post(f"{PAGE}{case.pk}/avsla/", {"refusal": "unfounded"})
    case.refresh_from_db()
    assert (case.status, case.refusal) == ("refused", "unfounded")
    assert officer.get(f"{PAGE}{case.pk}/").status_code == 200


def test_the_package_of_whoever_is_proven(officer: Client, case: Case) -> None:
    address = f"{PAGE}{case.pk}/pakke/"
    assert officer.post(address).status_code == 404

    officer.post(f"{PAGE}{case.pk}/identitet/", {"how": "shown"})

    assert officer.post(address).content.startswith(b"PK")


def test_somebody_named_in_a_file_is_sent_on(officer: Client, order: Order) -> None:
    officer.post(f"{PAGE}ny/", sent(kind="named_in_files", email=""))
    case = Case.objects.get()
    officer.post(f"{PAGE}{case.pk}/videre/", {"numbers": "2020-00001"})
    assert not Forwarding.objects.exists()

    officer.post(f"{PAGE}{case.pk}/videre/", {"numbers": order.number})

    assert Forwarding.objects.get().order == order
    assert order.number in officer.get(f"{PAGE}{case.pk}/").content.decode()
