"""The customer's own data: seen, corrected, taken along, asked about, erased."""

import io
import zipfile

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.customers.models import Customer
from ordvern.apps.intake.words import Sender
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.models import Case, Kind, Refusal
from ordvern.apps.rights.usecases.forward_case import forward_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.apps.rights.usecases.prove_identity import ask_for_identity
from ordvern.apps.rights.usecases.refuse_case import refuse_case
from ordvern.web.ui.refusals import WHY
from tests.apps.billing.selling import invoice_of
from tests.cast import HARMLESS, KARI, OLA, Submit, work
from tests.web.entering import client_of

PAGE = "/kunde/opplysninger/"


@pytest.fixture
def order(submit: Submit) -> Order:
    return submit(HARMLESS)


@pytest.fixture
def kari(order: Order) -> Client:
    return client_of(order.customer.account, second_factor=False)


def test_she_sees_her_details_and_no_others(kari: Client, submit: Submit) -> None:
    submit(HARMLESS, contact=OLA)

    page = kari.get(PAGE).content.decode()

    assert KARI.address in page
    assert OLA.name not in page


def test_she_corrects_what_is_wrong(kari: Client, order: Order) -> None:
    address = f"{PAGE}{order.customer_id}/rett/"
    sent = {"kind": "person", "name": "Kari Lunde Vik", "phone": "", "address": ""}

    assert KARI.name in kari.get(address).content.decode()
    assert kari.post(address, {**sent, "name": ""}).status_code == 422
    kari.post(address, sent)

    assert Customer.objects.get().name == "Kari Lunde Vik"


def test_she_takes_everything_along(kari: Client) -> None:
    answer = kari.post(f"{PAGE}pakke/")

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {"data.json", "overview.pdf", "tables/orders.csv"} <= set(names)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert kari.get(f"{PAGE}pakke/").status_code == 405


@pytest.mark.parametrize("kind", ["restriction", "objection", "rectification"])
def test_she_asks_for_what_a_person_decides(kari: Client, kind: str) -> None:
    sent = {"kind": kind, "words": "Opplysningene er gamle."}
    refused = kari.post(f"{PAGE}be/", {"kind": "erasure", "words": "x"})
    answer = kari.post(f"{PAGE}be/", sent, follow=True)

    case = Case.objects.get()
    assert (refused.status_code, case.kind, case.identity) == (422, kind, "login")
    assert "Opplysningene er gamle." in answer.content.decode()


def test_she_is_told_what_stays_before_she_erases(kari: Client, order: Order) -> None:
    invoice = invoice_of(order)

    page = kari.get(f"{PAGE}slett/").content.decode()

    assert str(invoice.kept_until.year) in page
    assert order.number in page


def test_she_erases_everything_at_once(kari: Client, order: Order) -> None:
    assert kari.post(f"{PAGE}slett/", {}).status_code == 422
    assert not Case.objects.exists()

    kari.post(f"{PAGE}slett/", {"sure": "on"})
    work()

    assert Customer.objects.get().name == ""
    assert KARI.email not in User.objects.get(pk=order.customer.account_id).email
    assert kari.get(PAGE).status_code == 302  # she is signed out


@pytest.mark.parametrize(("answer", "status"), [("yes", "open"), ("no", "refused")])
def test_she_says_whether_it_was_she_who_asked(
    kari: Client, order: Order, ingrid: Actor, answer: str, status: str
) -> None:
    now = timezone.now()
    asked = Asked(Kind.ERASURE, Case.Channel.EMAIL, "Slett", Sender("Kari", "x@annen.example"))
    case = open_case(order.customer, asked=asked, actor=ingrid, now=now)
    page = f"{PAGE}saker/{case.pk}/"
    assert f"{page}bekreft/" not in kari.get(page).content.decode()
    ask_for_identity(case, actor=ingrid, now=now)

    assert f"{page}bekreft/" in kari.get(page).content.decode()
    kari.post(f"{page}bekreft/", {answer: "1"})

    case.refresh_from_db()
    assert case.status == status
    assert ("klage-til-datatilsynet" in kari.get(page).content.decode()) == (answer == "no")


def test_what_somebody_named_in_her_files_asks_waits_for_her(
    kari: Client, order: Order, ingrid: Actor
) -> None:
    asked = Asked(Kind.NAMED_IN_FILES, Case.Channel.LETTER, "Jeg er nevnt i papirene.")
    case = open_case(None, asked=asked, actor=ingrid, now=timezone.now())
    forward_case(case, orders=[order], actor=ingrid, now=timezone.now())

    assert "Jeg er nevnt i papirene." in kari.get(PAGE).content.decode()


def test_a_case_of_somebody_else_is_not_there(kari: Client, submit: Submit, ingrid: Actor) -> None:
    other = submit(HARMLESS, contact=OLA).customer
    case = open_case(other, asked=Asked(Kind.ACCESS), actor=ingrid, now=timezone.now())

    assert kari.get(f"{PAGE}saker/{case.pk}/").status_code == 404


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_refusal_tells_how_to_complain(
    kari: Client, order: Order, ingrid: Actor, language: str
) -> None:
    account, now = order.customer.account, timezone.now()
    User.objects.filter(pk=account.pk).update(language=language)
    kari.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for refusal in Refusal:
        asked = Asked(Kind.OBJECTION, words="Nei")
        case = open_case(order.customer, asked=asked, actor=account.actor, now=now)
        refuse_case(case, refusal=refusal, actor=ingrid, now=now)
        page = kari.get(f"{PAGE}saker/{case.pk}/").content.decode()
        with override(language):
            assert escape(str(WHY[refusal])) in page
        assert "klage-til-datatilsynet" in page


def test_refusals_are_said_in_three_languages() -> None:
    for reason in WHY.values():
        said = set()
        for language in ("nb", "nn", "en"):
            with override(language):
                said.add(str(reason))
        assert len(said) == 3
