"""An interpreting assignment is somewhere else, or at another hour than its quote is of."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.services import Unit
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.pdf import words_of
from ordvern.apps.orders.interpreting import Interpreting, meeting_of
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.ask_for_attestation import ask_for_attestation
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Absence, Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.apps.orders.sitting import let_go, prices, taken
from tests.cast import STATEMENT, colleague, work
from tests.web.entering import client_of

NEW = {
    "way": "in_person",
    "town": "Sola",
    "place": "Rådhusgata 1, inngang C",
    "meets": "Geir Haug",
}


@pytest.fixture
def order(agency: Path, siri: Actor, now: datetime) -> Order:
    return let_go(now, siri)


@pytest.fixture
def job(order: Order, jean: Partner, siri: Actor, now: datetime) -> Job:
    return taken(offer_job(order, partner=jean, due_on=None, actor=siri, now=now), now)


@pytest.fixture
def staff(siri_account: User) -> Client:
    return client_of(siri_account)


def hidden(answer: HttpResponse) -> dict[str, str]:
    """How often it had been moved, as the page says it without showing it."""
    found = re.search(r'name="sequence" value="(\d+)"', answer.content.decode())
    assert found
    return {"sequence": found[1]}


def move(staff: Client, order: Order, *, minutes: int) -> str:
    """To another day; what the order's page says then."""
    day = timezone.localdate() + timedelta(days=9)
    said = {"begins_on": f"{day}", "begins_at": "14:00", "minutes": minutes, "because": "customer"}
    staff.post(f"/desk/oppdrag/{order.pk}/flytt/", said)
    return page(staff, order)


def page(staff: Client, order: Order) -> str:
    return staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()


def send_quote(staff: Client, order: Order) -> Quote:
    """By the page, as it proposes it."""
    at = f"/desk/oppdrag/{order.pk}/tilbud/"
    form = staff.get(at).context
    sent = {"send": "1", **form["send"].initial, "valid_until": form["send"].initial["valid_until"]}
    for each in (form["lines"].management_form, *form["lines"].forms):
        sent |= {each.add_prefix(name): each[name].value() for name in each.fields}
    staff.post(at, {key: value for key, value in sent.items() if value is not None})
    return Quote.objects.latest("version")


def test_another_place_is_seen_by_all_three_and_not_told_in_any_mail(
    job: Job, staff: Client
) -> None:
    order, at = job.order, f"/desk/oppdrag/{job.order_id}/sted/"
    assert "Klokkergata 7" in staff.get(at).content.decode()
    calendar = f"/partner/oppdrag/{job.pk}/kalender/"
    partner = client_of(job.partner.account, second_factor=False)
    before = partner.get(calendar).content.decode()

    staff.post(at, NEW)
    work()

    customer = client_of(order.customer.account)
    pages = [
        page(staff, order),
        partner.get(f"/partner/oppdrag/{job.pk}/").content.decode(),
        customer.get(f"/kunde/oppdrag/{order.pk}/").content.decode(),
    ]
    assert [NEW["place"] in each and "Klokkergata 7" not in each for each in pages] == [True] * 3
    assert "SEQUENCE:0" in before
    assert "SEQUENCE:1" in partner.get(calendar).content.decode()
    told = [each for each in mail.outbox if "Nytt sted eller ny kontakt" in each.subject]
    assert {each.to[0] for each in told} == {
        order.customer.account.email,
        job.partner.account.email,
    }
    assert not [each for each in told if "gata" in str(each.body) or "Haug" in str(each.body)]


def test_nobody_takes_it_at_other_hours_than_he_has_seen(
    order: Order, jean: Partner, staff: Client, siri: Actor, now: datetime
) -> None:
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    partner, at = client_of(jean.account, second_factor=False), f"/partner/oppdrag/{job.pk}/"
    seen = hidden(partner.get(at))
    move(staff, order, minutes=60)

    for unread in (seen, {"sequence": "x"}):
        told = partner.post(f"{at}ta/", unread, follow=True)
        assert "Se om det passer deg slik det er nå" in told.content.decode()
        assert Job.objects.get().status == "offered"

    partner.post(f"{at}ta/", hidden(told))
    assert Job.objects.get().status == "accepted"


def test_staff_are_warned_where_the_interpreter_is_away_on_the_new_day(
    job: Job, staff: Client
) -> None:
    day = timezone.localdate() + timedelta(days=9)
    Absence.objects.create(partner=job.partner, first_on=day, last_on=day)

    assert "har sagt seg borte den dagen." in move(staff, job.order, minutes=60)


def test_the_same_once_more_is_not_said_to_be_told(order: Order, staff: Client) -> None:
    at, day = f"/desk/oppdrag/{order.pk}/", timezone.localdate() + timedelta(days=9)
    hours = {"begins_on": f"{day}", "begins_at": "14:00", "minutes": "60", "because": "customer"}

    for path, sent in ((f"{at}flytt/", hours), (f"{at}sted/", NEW)):
        first, again = (staff.post(path, sent, follow=True).content.decode() for _ in range(2))
        assert "Alle det gjelder, får melding" in first
        assert "Alle det gjelder, får melding" not in again
        assert "Det står slik allerede" in again


def test_nobody_moves_or_changes_what_he_has_not_seen(order: Order, staff: Client) -> None:
    at = f"/desk/oppdrag/{order.pk}/"
    hours, place = hidden(staff.get(at)), hidden(staff.get(f"{at}sted/"))
    move(staff, order, minutes=60)

    day = timezone.localdate() + timedelta(days=12)
    said = {"begins_on": f"{day}", "begins_at": "9:00", "minutes": "90", "because": "customer"}
    staff.post(f"{at}flytt/", said | hours)
    told = staff.post(f"{at}sted/", NEW | place, follow=True)

    assert "siden du åpnet siden" in told.content.decode()
    sitting = Interpreting.objects.get()
    assert (sitting.sequence, sitting.minutes) == (1, 60)
    assert meeting_of(sitting, order.folder_id).contact == "Torunn Øygard"


def test_what_was_typed_is_kept_beside_what_a_colleague_wrote_and_may_be_sent_again(
    order: Order, staff: Client
) -> None:
    at = f"/desk/oppdrag/{order.pk}/sted/"
    mine = NEW | hidden(staff.get(at))
    theirs = {"way": "in_person", "town": "Bryne", "place": "Storgata 3", "meets": "Anne Lode"}
    staff.post(at, theirs)

    told = staff.post(at, mine)

    assert told.status_code == 422
    shown = main_of(told.content.decode())
    assert "siden du åpnet siden. Se hvordan det står nå" in shown
    assert [theirs[name] for name in ("town", "place", "meets") if theirs[name] not in shown] == []
    typed = {name: told.context["form"][name].value() for name in NEW}
    assert typed == NEW
    assert meeting_of(Interpreting.objects.get(), order.folder_id).contact == "Anne Lode"

    assert staff.post(at, typed | hidden(told)).status_code == 302
    assert meeting_of(Interpreting.objects.get(), order.folder_id).contact == NEW["meets"]


def test_what_is_over_meanwhile_leads_back_to_the_order(order: Order, staff: Client) -> None:
    over(order, staff)

    told = staff.post(f"/desk/oppdrag/{order.pk}/sted/", NEW, follow=True)

    assert told.redirect_chain[-1][0] == f"/desk/oppdrag/{order.pk}/"
    assert "Det lar seg ikke gjøre lenger" in told.content.decode()


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"town": ""}, "town"),
        ({"way": ""}, "way"),
        ({"place": "Pasienten Torleif Grindheim har diabetes"}, "place"),
        ({"meets": "198552 33137"}, "meets"),
    ],
)
def test_what_is_refused_stands_at_its_field_and_nothing_is_lost(
    order: Order, staff: Client, other: dict[str, str], field: str
) -> None:
    answer = staff.post(f"/desk/oppdrag/{order.pk}/sted/", NEW | other)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    shown = answer.content.decode()
    assert all(value in shown for value in (NEW | other).values())
    assert meeting_of(Interpreting.objects.get(), order.folder_id).contact == "Torunn Øygard"


def test_a_quote_of_other_hours_is_told_until_it_is_sent_anew_in_one_step(
    order: Order, staff: Client, siri: Actor
) -> None:
    prices(Unit.HOUR, 800)
    quote = send_quote(staff, order)
    customer, answer = client_of(order.customer.account), f"/tilbud/svar/{quote.token}/"
    assert "Tilbudet gjelder en annen tid" not in page(staff, order)
    assert "ble endret etter" not in Client().get(answer).content.decode()

    told = move(staff, order, minutes=150)

    assert "Tilbudet gjelder en annen tid" in told
    assert "100 minutter" in told
    assert "Send nytt tilbud på" in told
    for shown in (Client().get(answer), customer.get(f"/kunde/oppdrag/{order.pk}/")):
        assert "ble endret etter" in shown.content.decode()

    seal = staff.get(f"/desk/oppdrag/{order.pk}/").context["money"].seal
    staff.post(f"/desk/oppdrag/{order.pk}/tilbud/pa-nytt/", {"seal": seal})
    assert Quote.objects.get(status="quote_sent").version == 2
    assert "Tilbudet gjelder en annen tid" not in page(staff, order)


def test_an_accepted_price_of_other_hours_is_told_after_the_message_is_gone(
    order: Order, staff: Client
) -> None:
    prices(Unit.HOUR, 800)
    quote = send_quote(staff, order)
    Client().post(f"/tilbud/svar/{quote.token}/", {"answer": "yes"})
    move(staff, order, minutes=150)

    assert "Prisen som ble akseptert, gjelder en annen tid" in page(staff, order)


OTHER_HOURS = "Prisen som ble akseptert, gjelder en annen tid"
AGREE = "Bli enig med kunden om hva det koster"


def accepted(order: Order, staff: Client) -> None:
    prices(Unit.HOUR, 800)
    quote = send_quote(staff, order)
    Client().post(f"/tilbud/svar/{quote.token}/", {"answer": "yes"})


def over(order: Order, staff: Client) -> str:
    """It was held and delivered; the address of its invoice."""
    at = f"/desk/oppdrag/{order.pk}/"
    staff.post(f"{at}begynn/")
    Interpreting.objects.update(begins_at=timezone.now() - timedelta(hours=3))
    staff.post(f"{at}tolket/", {"minutes": "150"})
    staff.post(f"{at}lever/")
    return f"{at}faktura/"


def test_whoever_invoices_it_is_told_that_its_price_is_of_other_hours(
    order: Order, staff: Client
) -> None:
    """Finance does not look at the order's page."""
    accepted(order, staff)
    move(staff, order, minutes=150)
    invoice = over(order, staff)
    finance = client_of(colleague("randi", Duty.FINANCE))

    shown = finance.get(invoice).content.decode()
    assert OTHER_HOURS in shown
    assert AGREE in shown
    asked = {"deed": "invoice", "chosen": [str(order.pk)]}
    together = finance.post("/desk/oppdrag/samlet/", asked).content.decode()
    assert "Ingen pris" in together


def test_nothing_need_be_agreed_on_where_it_costs_the_same(order: Order, staff: Client) -> None:
    accepted(order, staff)
    move(staff, order, minutes=100)

    shown = staff.get(over(order, staff)).content.decode()
    assert OTHER_HOURS in shown
    assert AGREE not in shown


def test_a_length_that_was_noted_wrongly_is_noted_anew_until_it_is_invoiced(
    order: Order, staff: Client
) -> None:
    at = f"/desk/oppdrag/{order.pk}/"
    assert "lenger eller kortere enn notert" not in page(staff, order)
    over(order, staff)
    assert staff.get(at).context["length_form"]["minutes"].value() == 150

    told = staff.post(f"{at}varighet/", {"minutes": "95"}, follow=True).content.decode()
    again = staff.post(f"{at}varighet/", {"minutes": "95"}, follow=True).content.decode()
    wrong = staff.post(f"{at}varighet/", {"minutes": "0"}, follow=True).content.decode()

    assert "Varigheten er notert på nytt" in told
    assert "Varigheten av tolkingen ble notert på nytt" in told
    assert "Det står slik allerede" in again
    assert "Si hvor lenge det varte" in wrong
    customer = client_of(order.customer.account)
    assert "95 minutter" in customer.get(f"/kunde/oppdrag/{order.pk}/").content.decode()

    staff.post(f"{at}uten-faktura/", {"reason": "free"})
    refused = staff.post(f"{at}varighet/", {"minutes": "60"}, follow=True).content.decode()
    assert "Det lar seg ikke gjøre lenger" in refused
    assert "lenger eller kortere enn notert" not in refused
    assert Interpreting.objects.get().done_minutes == 95


@pytest.mark.parametrize("end", ["called_off", "free"])
def test_nobody_is_told_of_a_price_that_is_not_to_be_paid(
    order: Order, staff: Client, end: str
) -> None:
    accepted(order, staff)
    assert OTHER_HOURS in move(staff, order, minutes=150)

    if end == "called_off":
        staff.post(f"/desk/oppdrag/{order.pk}/trekk/")
    else:
        over(order, staff)
        staff.post(f"/desk/oppdrag/{order.pk}/uten-faktura/", {"reason": "free"})

    assert Order.objects.get().status in ("withdrawn", "delivered")
    assert OTHER_HOURS not in page(staff, order)


def test_a_page_opened_before_it_was_moved_sends_no_quote(order: Order, staff: Client) -> None:
    prices(Unit.HOUR, 800)
    send_quote(staff, order)
    at = f"/desk/oppdrag/{order.pk}/tilbud/"
    seen = staff.get(at).context["send"].initial
    move(staff, order, minutes=150)

    line = {"item": "interpreting", "quantity": "2", "unit": "hour", "unit_price": "800"}
    lines = {f"lines-0-{name}": value for name, value in line.items()}
    lines |= {"lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0"}
    staff.post(at, {"send": "1", **seen, **lines})

    assert Quote.objects.get().version == 1


def test_the_end_of_an_assignment_speaks_of_no_files(
    job: Job, staff: Client, now: datetime
) -> None:
    """Erasing it, the certificate, and what its interpreter is asked to attest."""
    order, here = job.order, f"/kunde/oppdrag/{job.order_id}/"
    partner = client_of(job.partner.account, second_factor=False)
    customer = client_of(order.customer.account)
    called_off = customer.get(f"{here}trekk/").content.decode()
    Interpreting.objects.update(begins_at=now - timedelta(hours=2))
    partner.post(f"/partner/oppdrag/{job.pk}/tolket/", {"minutes": "120"})
    staff.post(f"/desk/oppdrag/{order.pk}/lever/")
    customer.post(f"{here}mottatt/")
    seen = [called_off, customer.get(f"{here}slett/").content.decode()]
    seen.append(customer.post(f"{here}slett/", follow=True).content.decode())
    ask_for_attestation(Job.objects.get(), now=now)
    work()
    seen += [customer.get(here).content.decode(), partner.get("/partner/").content.decode()]

    assert "Det vi hadde om oppdraget, er slettet" in seen[3]
    assert "papirer og notater" in seen[4]
    words = ("filene", "oversettelsene", "kopier av ")
    assert not [word for word in words for each in seen[:4] if word in main_of(each)]
    about = [each for each in mail.outbox if order.number in each.subject]
    assert not [each for each in about if "filene" in str(each.body) + each.subject]
    assert "filene" not in str(words_of(Certificate.objects.get())).lower()


def main_of(shown: str) -> str:
    return shown[shown.index("<main") : shown.index("</main")]


def test_lists_tell_which_orders_are_interpreting_and_at_what_hour(
    order: Order, staff: Client
) -> None:
    begins = timezone.localtime(order.interpreting.begins_at)
    customer = client_of(order.customer.account)

    for shown in (staff.get("/desk/oppdrag/"), customer.get("/kunde/")):
        assert "Tolking" in shown.content.decode()
        assert f"{begins:%H:%M}" in shown.content.decode()


def test_whoever_asks_for_an_interpreter_is_not_asked_what_to_translate(agency: Path) -> None:
    shown = main_of(Client().get("/tilbud/").content.decode())

    assert re.search(r"Fra språk.*Til språk", shown, re.DOTALL)
    assert not [words for words in ("Oversett", "Send filene", "gjennom filene") if words in shown]


def test_what_must_be_filled_in_is_not_called_optional(order: Order, staff: Client) -> None:
    asking = Client().get("/tilbud/").content.decode()
    elsewhere = staff.get(f"/desk/oppdrag/{order.pk}/sted/").content.decode()

    for words in ("Fra klokken", "Varighet i minutter", "Hvordan"):
        assert words in asking
        assert not re.search(rf"{words}\s*<span class=\"ov-optional", asking)
    assert not re.search(r"Hvordan\s*<span", elsewhere)
    assert re.search(r"By eller sted\s*<span class=\"ov-optional", elsewhere)
    assert ">Filer<" not in page(staff, order)
