"""The page of an order: what was found by kind, the message, what happened, what can be done."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ordvern.apps.billing.models import PriceList
from ordvern.apps.billing.services import Band
from ordvern.apps.core.models import User
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.store import seal
from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Partner
from tests.cast import HARMLESS, SENSITIVE, work
from tests.web.entering import client_of

WORDS_OF_THE_FILE = ("Torleif", "Grindheim", "brystkreft", "33137", "depresjon")


def test_it_tells_kinds_and_no_words(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(SENSITIVE)

    page = staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()

    assert "data-special" in page
    assert not any(word in page for word in WORDS_OF_THE_FILE)


def test_no_question_about_its_steps_is_asked_twice(
    released: Order, jean: Partner, staff: Client
) -> None:
    with CaptureQueriesContext(connection) as queries:
        staff.get(f"/desk/oppdrag/{released.pk}/")

    asked = Counter(each["sql"] for each in queries if "orders_step" in each["sql"])
    assert set(asked.values()) == {1}


def test_sensitive_files_offer_redaction_and_no_release(
    screened: Callable[..., Order], staff: Client
) -> None:
    order = screened(SENSITIVE)

    page = staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()

    assert f"/desk/oppdrag/{order.pk}/be-om-sladding/" in page
    assert f"/desk/oppdrag/{order.pk}/frigi/" not in page


def test_the_words_are_told_by_what_the_memories_know(
    screened: Callable[..., Order], staff: Client
) -> None:
    order = screened("Lukk døra etter deg. Lukk døra etter deg.")

    counts = staff.get(f"/desk/oppdrag/{order.pk}/").context["word_counts"]

    assert [(row.words, row.percent) for row in counts.rows] == [(4, 20), (4, 100)]
    assert (counts.words, float(counts.weighted)) == (8, 4.8)


@pytest.mark.parametrize("is_his", [True, False])
def test_words_are_weighed_by_the_list_that_prices_the_order(
    screened: Callable[..., Order], staff: Client, is_his: bool
) -> None:
    order = screened("Lukk døra etter deg. Lukk døra etter deg.")
    today = timezone.localdate()
    for customer, share in ((None, 50), (order.customer if is_his else None, 75)):
        book = PriceList.objects.create(name="Liste", customer=customer, valid_from=today)
        book.shares.create(band=Band.REPETITION, percent=share)

    counts = staff.get(f"/desk/oppdrag/{order.pk}/").context["word_counts"]

    assert [(row.words, row.percent) for row in counts.rows] == [(4, 75), (4, 100)]
    assert float(counts.weighted) == 7
    assert ("kundens egen" in str(counts.weighed_by)) == is_his


def test_harmless_files_offer_release(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(HARMLESS)

    assert (
        f"/desk/oppdrag/{order.pk}/frigi/"
        in staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()
    )


def test_the_message_is_unsealed_for_the_page(submit: Callable[..., Order], staff: Client) -> None:
    order = submit(HARMLESS)
    Order.objects.filter(pk=order.pk).update(
        sealed_message=seal(order.folder_id, "Ring før <b>tolv</b>.".encode())
    )

    page = staff.get(f"/desk/oppdrag/{order.pk}/").content.decode()

    assert "Ring før &lt;b&gt;tolv&lt;/b&gt;." in page


def test_an_officer_may_look_and_not_decide(
    screened: Callable[..., Order], ingrid_account: User
) -> None:
    order = screened(HARMLESS)
    officer = client_of(ingrid_account)

    page = officer.get(f"/desk/oppdrag/{order.pk}/").content.decode()

    assert order.number in page
    assert "/frigi/" not in page
    assert officer.post(f"/desk/oppdrag/{order.pk}/frigi/").status_code == 404


def test_an_erased_order_says_so(released: Order, staff: Client) -> None:
    erase_folder(released.folder, now=timezone.now())

    answer = staff.get(f"/desk/oppdrag/{released.pk}/")

    assert answer.status_code == 200
    assert "/fil/" not in answer.content.decode()


def test_the_page_loads_anew_when_the_system_is_done(
    submit: Callable[..., Order], staff: Client
) -> None:
    order = submit(HARMLESS)
    url, asks = f"/desk/oppdrag/{order.pk}/", {"HX-Request": "true"}
    assert "every 3s" in staff.get(url).content.decode()
    assert staff.get(url, headers=asks).status_code == 204

    work()

    assert staff.get(url, headers=asks)["HX-Refresh"] == "true"
    assert "every 3s" not in staff.get(url).content.decode()
