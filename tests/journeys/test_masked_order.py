"""A masked order in a real browser: the partner sees placeholders only, the customer gets the
names back, the memory holds placeholders, and erasure takes what was remembered."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.usecases.check_promises import verdicts
from tests.cast import STATEMENT, customer_of, work

from .conftest import enter, hand_in, press
from .test_main_path import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
LETTER = "Torleif Grindheim har vært ansatt hos oss i tre år.\nHan begynte 12. mai 2021.\n"
NAMES = ("Torleif", "Grindheim")


@pytest.fixture
def memory(siri: Actor) -> Memory:
    now = timezone.now()
    return open_memory("Brev", source_language="nb", target_language="fr", actor=siri, now=now)


@pytest.fixture
def jean_in(site: str, jean: Partner, new_page: "Callable[[], Page]") -> "Page":
    """The partner's browser, with a session that was opened beside it."""
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=timezone.now())
    page = new_page()
    enter(page, site, jean.account)
    return page


def translated(xliff: str) -> bytes:
    """What the partner's program makes of it: a target for each segment, with its codes."""
    targets = iter(["{codes} a travaillé ici trois ans.", "Il a commencé le 12 mai 2021."])

    def with_target(source: re.Match[str]) -> str:
        codes = "".join(re.findall(r"<ph [^>]*/>", source[1]))
        return f"{source[0]}<target>{next(targets).format(codes=codes)}</target>"

    return re.sub(r"<source>(.*?)</source>", with_target, xliff).encode()


def text_of(file: StoredFile) -> str:
    with opened(file, actor=SYSTEM, now=timezone.now()) as stream:
        return stream.read().decode()


def release_masked(page: "Page", desk: str, jean: Partner) -> None:
    page.goto(desk)
    page.locator('input[name="masked"]').check()
    press(page, "/frigi/")
    work()
    page.goto(desk)
    page.locator('select[name="partner"]').select_option(str(jean.pk))
    press(page, "/tilby/")


def test_from_masking_to_erasure(
    site: str,
    screened: Callable[..., Order],
    jean: Partner,
    jean_in: "Page",
    memory: Memory,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    order = screened(LETTER, name="attest.txt")
    desk, siri = f"{site}/desk/oppdrag/{order.pk}/", new_page()
    siri_logs_in(siri)
    release_masked(siri, desk, jean)
    partner_translates(jean_in, site, order)

    siri.goto(desk)
    wait_for(siri, 'form[action$="/lever/"] button')
    siri.locator('select[name="memory"]').select_option(str(memory.pk))
    if siri.locator('select[name="answer"]').count():
        siri.locator('select[name="answer"]').select_option("read_by_hand")
    press(siri, "/lever/")
    work()

    assert "Torleif Grindheim a travaillé" in text_of(order.folder.files.translations().get())
    assert_remembered_without_names()
    assert_erased(order)


def partner_translates(page: "Page", site: str, order: Order) -> None:
    """Everything the partner can download is without the names; XLIFF goes out and comes back."""
    job = f"{site}/partner/oppdrag/{order.jobs.get().pk}/"
    page.goto(job)
    assert page.url == job
    press(page, "/ta/")
    links = page.locator('a[href*="/fil/"]').evaluate_all("all => all.map(each => each.href)")
    bodies = [page.request.get(link).text() for link in links]
    assert len(bodies) == 3
    assert not any(name in body for body in bodies for name in NAMES)
    original = order.folder.files.working().get()
    assert page.request.get(f"{job}fil/{original.pk}/last-ned/").status == 404

    xliff = next(body for body in bodies if 'version="2.1"' in body)
    hand_in(page, "fr.xlf", "application/xliff+xml", translated(xliff))
    press(page, "/lever/")


def assert_remembered_without_names() -> None:
    units = [unit.source + unit.target for unit in StoredUnit.objects.all()]
    assert units
    assert any("⟦P1⟧" in unit for unit in units)
    assert not any(name in unit for unit in units for name in NAMES)


def assert_erased(order: Order) -> None:
    order.refresh_from_db()
    confirm_receipt(order, erase_files=True, actor=customer_of(order), now=timezone.now())
    work()

    order.folder.refresh_from_db()
    assert order.folder.certificate.facts["memory_units"] > 0
    assert not StoredUnit.objects.exists()
    assert not bytes(Order.objects.get(pk=order.pk).masking.sealed_map)
    assert [verdict for verdict in verdicts(timezone.now()) if not verdict.is_kept] == []
