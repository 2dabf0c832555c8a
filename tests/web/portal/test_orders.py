"""The list of a customer's orders, and one order as a whole."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.reading import opened
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.web.ui.values import StepState
from tests.cast import HARMLESS, KARI, OLA, SENSITIVE

from .conftest import browser_of

Send = Callable[..., Order]


def test_only_my_orders_are_listed(submit: Send) -> None:
    mine, other = submit(HARMLESS), submit(HARMLESS, contact=OLA)

    page = browser_of(mine).get("/kunde/").content.decode()

    assert mine.number in page
    assert other.number not in page


def test_an_account_without_orders_is_told_what_will_come(submit: Send) -> None:
    client = browser_of(submit(HARMLESS))
    Order.objects.all().delete()

    assert 'href="/tilbud/"' in client.get("/kunde/").content.decode()


def test_it_tells_what_was_found_by_kind_and_place(screened: Send) -> None:
    order = screened(SENSITIVE, name="journal.txt")

    answer = browser_of(order).get(f"/kunde/oppdrag/{order.pk}/")

    (card,) = answer.context["picture"].files
    assert card.name == "journal.txt"
    assert card.kinds["national_id"] == 1
    assert "health" in card.sensitive
    assert dict(card.places)["body"] >= 3


def test_the_page_of_an_order_holds_no_word_of_its_files(screened: Send) -> None:
    order = screened(SENSITIVE)

    page = browser_of(order).get(f"/kunde/oppdrag/{order.pk}/").content.decode()

    for secret in ("Torleif", "198552", "brystkreft"):
        assert secret not in page


def test_a_refused_file_can_be_sent_anew(screened: Send) -> None:
    order = screened(b"%PDF-1.7 cut off", name="brev.pdf")

    answer = browser_of(order).get(f"/kunde/oppdrag/{order.pk}/")

    (card,) = answer.context["picture"].files
    assert card.refusal
    assert f"/filer/{card.file.pk}/ny/" in answer.content.decode()


def test_who_opened_the_files_is_told_by_role(screened: Send, siri: Actor) -> None:
    order = screened(HARMLESS)
    with opened(order.folder.files.get(), actor=siri, now=timezone.now()):
        pass

    answer = browser_of(order).get(f"/kunde/oppdrag/{order.pk}/")

    (event,) = answer.context["picture"].openings
    assert "Siri" not in answer.content.decode()
    assert str(event.who) in answer.content.decode()


def test_my_own_opening_is_called_mine(delivered: Order) -> None:
    client, page = browser_of(delivered), f"/kunde/oppdrag/{delivered.pk}/"
    file = delivered.folder.files.translations().get()
    b"".join(client.get(f"{page}filer/{file.pk}/").streaming_content)

    (event,) = client.get(page, headers={"accept-language": "en"}).context["picture"].openings

    assert event.who == "You"


@pytest.mark.django_db
@pytest.mark.parametrize(("station", "done"), [("asked", 2), ("delivered", 5), ("erased", 7)])
def test_the_steps_show_where_it_stands(
    request: pytest.FixtureRequest, station: str, done: int
) -> None:
    order: Order = request.getfixturevalue(station)

    steps = browser_of(order).get(f"/kunde/oppdrag/{order.pk}/").context["picture"].steps

    assert [step.state for step in steps].count(StepState.DONE) == done


def test_an_erased_order_tells_what_remains(erased: Order) -> None:
    answer = browser_of(erased).get(f"/kunde/oppdrag/{erased.pk}/")

    assert answer.context["picture"].files == []
    assert f"/kunde/oppdrag/{erased.pk}/attest/" in answer.content.decode()
    assert len(answer.context["picture"].remains) >= 3
    assert "bokføringsloven" in answer.content.decode()


@pytest.mark.usefixtures("asked")
def test_a_page_that_does_not_change_is_not_loaded_again(kari: Client, asked: Order) -> None:
    page = f"/kunde/oppdrag/{asked.pk}/"
    pulse = kari.get(page).context["picture"].pulse

    assert kari.get(f"{page}status/", {"pulse": pulse}).status_code == 204
    assert kari.get(f"{page}status/", {"pulse": "other"})["HX-Refresh"] == "true"


def test_the_name_of_the_customer_is_his_own(submit: Send) -> None:
    order = submit(HARMLESS)

    assert KARI.name in browser_of(order).get(f"/kunde/oppdrag/{order.pk}/").content.decode()


def test_what_waits_for_the_customer_stands_first(submit: Send) -> None:
    moving, waiting = submit(HARMLESS), submit(HARMLESS)
    Order.objects.filter(pk=waiting.pk).update(status=Status.DELIVERED)

    answer = browser_of(moving).get("/kunde/")

    assert list(answer.context["waiting"]) == [waiting]
    assert "Venter på deg" in answer.content.decode()


def test_all_that_waits_is_counted_and_the_newest_are_shown(
    submit: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordvern.web.portal.views.orders.ON_A_PAGE", 2)
    orders = [submit(HARMLESS) for _ in range(3)]
    kari = browser_of(orders[0])
    Order.objects.update(status=Status.DELIVERED)

    answer = kari.get("/kunde/")

    assert len(answer.context["waiting"]) == 2
    assert '<span class="ov-count">3</span>' in answer.content.decode()
    assert "De 2 nyeste av dem" in answer.content.decode()
    assert "waiting" not in kari.get("/kunde/?page=2").context


def test_who_is_signed_in_finds_his_own_pages_from_the_front_page(submit: Send) -> None:
    front = browser_of(submit(HARMLESS)).get("/").content.decode()

    assert 'class="ov-menu__item" href="/kunde/"' in front
