"""The promises: how they stand, a check on demand, and breaches by id."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.statement.models import PromiseCheck
from ordvern.apps.statement.promises import PROMISES
from tests.cast import HARMLESS
from tests.web.entering import client_of

PAGES = ["/innsyn/lofter/", "/innsyn/logg/", "/innsyn/sletting/", "/innsyn/lager/"]


@pytest.fixture
def broken(screened: Callable[..., Order]) -> Order:
    """An order that somebody let to work past every guard."""
    order = screened(HARMLESS)
    Order.objects.filter(pk=order.pk).update(status=Status.IN_WORK)
    return order


def test_never_checked_is_neither_kept_nor_broken(officer: Client) -> None:
    page = officer.get("/innsyn/lofter/").content.decode()

    assert 'data-status="kept"' not in page
    assert 'data-status="broken"' not in page


def test_a_check_keeps_evidence(officer: Client) -> None:
    answer = officer.post("/innsyn/kontroller/")

    assert PromiseCheck.objects.count() == len(PROMISES)
    assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["success"]
    made = [promise for promise in PROMISES if not promise.measured]
    page = officer.get("/innsyn/lofter/").text
    assert page.count('data-status="kept"') == len(made)


def test_a_breach_is_counted_and_leads_to_its_order(broken: Order, officer: Client) -> None:
    officer.post("/innsyn/kontroller/")
    assert 'data-status="broken"' in officer.get("/innsyn/lofter/").content.decode()

    page = officer.get("/innsyn/lofte/screened-before-work/").content.decode()

    assert f"/desk/oppdrag/{broken.pk}/" in page
    assert f"storedfile:{broken.folder.files.get().pk}" in page


@pytest.mark.parametrize("promise", [promise.id for promise in PROMISES])
def test_every_promise_has_a_page(officer: Client, promise: str) -> None:
    assert officer.get(f"/innsyn/lofte/{promise}/").status_code == 200


def test_an_unknown_promise_is_not_found(officer: Client) -> None:
    assert officer.get("/innsyn/lofte/never-made/").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_only_officers_look(siri_account: User, officer: Client, path: str) -> None:
    assert officer.get(path).status_code == 200
    assert client_of(siri_account).get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_second_factor_is_asked_for(ingrid_account: User, path: str) -> None:
    assert client_of(ingrid_account, second_factor=False).get(path).status_code == 302
