"""Quotes in real browsers: one that is declined and leaves no file; and a manual that a memory
knows in part, priced by that, translated with the matches and remembered."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.core.actors import Actor
from ordvern.apps.files.store import vault
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import asked_for, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.usecases.check_promises import verdicts
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, admit
from ordvern.vault import FolderId
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS, STATEMENT, work

from .conftest import click_to, enter, hand_in, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
KNOWN = ("Les bruksanvisningen før du tar klipperen i bruk.", "Lisez le mode d'emploi avant usage.")
NEW = "Tøm tanken helt før vinteren."
MANUAL = f"{KNOWN[0]}\n{NEW}\n"


@pytest.fixture
def quoted(site: str, screened: Callable[..., Order], siri: Actor) -> Quote:
    """Kari's harmless text, with a quote that awaits her answer."""
    order, now = screened(HARMLESS), timezone.now()
    set_agency()
    open_list()
    clear_for_work(order, actor=siri, now=now)
    found = proposal(order, asked_for(order), day=timezone.localdate())
    until = timezone.localdate(now + timedelta(days=14))
    return send_quote(order, calculation=found, valid_until=until, actor=siri, now=now)


def test_a_declined_quote_leaves_no_file(
    site: str,
    quoted: Quote,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    order = Order.objects.get()
    kari, siri = new_page(), new_page()
    kari.goto(f"{site}/tilbud/svar/{quoted.token}/")
    kari.locator('input[name="erase_now"]').check()
    click_to(kari, 'button[name="answer"][value="no"]')
    work()

    order.refresh_from_db()
    assert (order.status, order.is_erased) == (Status.NOT_ORDERED, True)
    assert not vault().is_readable(FolderId(order.folder_id))
    kari.reload()
    assert not kari.locator('button[name="answer"]').count()
    siri_logs_in(siri)
    siri.goto(f"{site}/desk/oppdrag/{order.pk}/")
    siri.get_by_role("heading", name="Ikke bestilt").wait_for()
    assert not siri.locator('a[href*="/fil/"]').count()
    assert all(verdict.is_kept for verdict in verdicts(timezone.now()))


@pytest.fixture
def memory(siri: Actor) -> Memory:
    """It knows one of the manual's two sentences."""
    now = timezone.now()
    memory = open_memory("Hage", source_language="nb", target_language="fr", actor=siri, now=now)
    units = [Unit(Coded(KNOWN[0]), Coded(KNOWN[1]), "nb", "fr")]
    outcomes = admit(units, screen=scan_rows)
    admitted = [each for each in outcomes if isinstance(each, Admitted)]
    add(memory, admitted, scopes=[Scope(ScopeKind.AGENCY)], now=now)
    return memory


def release_and_offer(page: "Page", desk: str, jean: Partner) -> None:
    """The words are counted by what the memory knows, and the price follows."""
    page.goto(desk)
    page.get_by_role("heading", name="Ordene etter hva minnene kan fra før").wait_for()
    press(page, "/frigi/")
    click_to(page, 'a[href$="/tilbud/"]')
    bands = page.locator('select[name$="-band"]')
    chosen = {bands.nth(n).input_value() for n in range(bands.count())}
    assert {"exact", "new"} <= chosen
    page.goto(desk)
    page.locator('select[name="partner"]').select_option(str(jean.pk))
    press(page, "/tilby/")


def with_matches_taken(xliff: str) -> bytes:
    """What a translator's program makes of it: the match where there is one, else her own words."""
    assert "Lisez le mode" in xliff

    def with_target(source: re.Match[str]) -> str:
        target = (
            KNOWN[1] if "bruksanvisningen" in source[1] else "Videz le réservoir avant l'hiver."
        )
        return f"{source[0]}<target>{target}</target>"

    without = re.sub(r"<mtc:matches>.*?</mtc:matches>|<target>.*?</target>", "", xliff, flags=re.S)
    return re.sub(r"<source>(.*?)</source>", with_target, without).encode()


def translate(page: "Page", site: str, order: Order) -> None:
    page.goto(f"{site}/partner/oppdrag/{order.jobs.get().pk}/")
    press(page, "/ta/")
    link = page.locator('a[href$="/xliff/"]').first.get_attribute("href") or ""
    body = with_matches_taken(page.request.get(site + link).text())
    hand_in(page, "fr.xlf", "application/xliff+xml", body)
    press(page, "/lever/")


def test_a_manual_with_matches(
    site: str,
    screened: Callable[..., Order],
    jean: Partner,
    memory: Memory,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    set_agency()
    open_list()
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=timezone.now())
    order, siri, his = screened(MANUAL, name="bruk.txt"), new_page(), new_page()
    desk = f"{site}/desk/oppdrag/{order.pk}/"
    siri_logs_in(siri)
    release_and_offer(siri, desk, jean)
    enter(his, site, jean.account)
    translate(his, site, order)

    siri.goto(desk)
    siri.locator('select[name="memory"]').select_option(str(memory.pk))
    if siri.locator('select[name="answer"]').count():
        siri.locator('select[name="answer"]').select_option("read_by_hand")
    press(siri, "/lever/")
    work()

    assert StoredUnit.objects.filter(memory=memory, source=NEW).exists()
    assert all(verdict.is_kept for verdict in verdicts(timezone.now()))
