"""A masked hospital letter and a partner in Canada, in real browsers: the customer is told the
country and the ground, forbids it, and the partner's files are shut; new terms shut them too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order, Transfer
from ordvern.apps.orders.offering import MayNotBeOffered
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.publish_terms import publish_terms
from ordvern.apps.partners.models import Partner, Terms
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.cast import HARMLESS, STATEMENT, work

from .conftest import click_to, enter, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
LETTER = "Torleif Grindheim, født 12. mai 1961, er sykmeldt på grunn av brystkreft.\n"


@pytest.fixture
def order(site: str, screened: Callable[..., Order], claire: Partner, siri: Actor) -> Order:
    """A hospital's letter, masked, which the customer has told us to go on with."""
    order, now = screened(LETTER, name="epikrise.txt"), timezone.now()
    Order.objects.filter(pk=order.pk).update(instructed_at=now)
    order.refresh_from_db()
    clear_for_work(order, masked=True, actor=siri, now=now)
    work()
    accept_statement(claire, statement=STATEMENT, actor=claire.account.actor, now=now)
    offer_job(order, partner=claire, due_on=None, actor=siri, now=timezone.now())
    return order


def test_told_forbidden_and_shut(
    site: str, order: Order, claire: Partner, new_page: "Callable[[], Page]"
) -> None:
    job = f"{site}/partner/oppdrag/{order.jobs.get().pk}/"
    hers, his = new_page(), new_page()
    enter(hers, site, claire.account)
    enter(his, site, order.customer.account)
    hers.goto(job)
    assert "Torleif" not in hers.content()
    press(hers, "/ta/")
    link = hers.locator('a[href$="/last-ned/"]').get_attribute("href") or ""
    body = hers.request.get(site + link).text()
    assert "⟦P1⟧" in body
    assert "Torleif" not in body
    assert Transfer.objects.get().is_masked

    his.goto(f"{site}/kunde/oppdrag/{order.pk}/")
    assert "Canada" in his.content()
    assert "2002/2/EC" in his.content()
    his.locator('form[action$="/utenfor-eos/"] button').first.click()
    his.wait_for_selector("text=Du har sagt nei")

    hers.goto(job)
    assert not hers.locator('a[href$="/last-ned/"]').count()
    assert hers.request.get(site + link).status == 404


def test_forbidden_beforehand_it_cannot_be_offered_abroad(
    site: str,
    screened: Callable[..., Order],
    claire: Partner,
    jean: Partner,
    siri: Actor,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    order, now = screened(HARMLESS), timezone.now()
    clear_for_work(order, actor=siri, now=now)
    for partner in (claire, jean):
        accept_statement(partner, statement=STATEMENT, actor=partner.account.actor, now=now)
    kari, page, partners = new_page(), new_page(), f"{site}/desk/oppdrag/{order.pk}/partnere/"
    siri_logs_in(page)
    page.goto(partners)
    assert page.locator('input[name="partner"]').count() == 2

    enter(kari, site, order.customer.account)
    kari.goto(f"{site}/kunde/oppdrag/{order.pk}/")
    click_to(kari, 'button[name="scope"][value="all"]')
    kari.get_by_text("Du har sagt nei til arbeid utenfor EØS for alle").wait_for()

    page.goto(partners)
    assert page.locator('input[name="partner"]').count() == 1
    assert "Kunden" in page.locator('tr:has-text("Tremblay Langues")').inner_text()
    with pytest.raises(MayNotBeOffered):
        offer_job(order, partner=claire, due_on=None, actor=siri, now=timezone.now())
    offer_job(order, partner=jean, due_on=None, actor=siri, now=timezone.now())


def test_the_agreement_lapses_and_is_accepted_anew(
    site: str,
    screened: Callable[..., Order],
    jean: Partner,
    siri: Actor,
    new_page: "Callable[[], Page]",
) -> None:
    order, now = screened(HARMLESS), timezone.now()
    clear_for_work(order, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    page, address = new_page(), f"{site}/partner/oppdrag/{job.pk}/"
    enter(page, site, jean.account)
    page.goto(address)
    press(page, "/ta/")
    assert page.locator('a[href$="/last-ned/"]').count() == 1
    texts = {"nb": "Én bestemmelse til.", "en": "One more clause."}
    publish_terms(Terms.AGREEMENT, version="2027-01", texts=texts, actor=siri, now=timezone.now())

    page.goto(address)
    assert not page.locator('a[href$="/last-ned/"]').count()
    page.goto(f"{site}/partner/vilkaar/")
    press(page, "/godta/")
    page.goto(address)
    assert page.locator('a[href$="/last-ned/"]').count() == 1
