"""Every page that links lead to: the cookies it sets are told, and it loads from nowhere else."""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import Partner
from ordvern.web.public.cookie_list import cookie_list
from tests.cast import HARMLESS

from .world import clients, world

LOADED = re.compile(
    r"<(?:script|link|img|iframe|source|use|video|audio)\b[^>]*?(?:src|href)=\"([^\"]+)\""
)
LINKED = re.compile(r"<a\b[^>]*?href=\"(/[^\"#]*)")
STARTS = ("/", "/kunde/", "/desk/", "/partner/", "/innsyn/", "/konto/login/", "/konto/2fa/")
ENOUGH = 60
"""Pages that one visitor opens; of a kind of pages there are many alike."""
NUMBER = re.compile(r"[0-9a-f-]{32,36}|\d+")


def crawl(client: Client) -> tuple[set[str], set[str]]:
    """The pages seen and the hosts they load from, following links from every start."""
    waiting, seen, hosts = list(STARTS), set(), set()
    while waiting and len(seen) < ENOUGH:
        address = waiting.pop(0)
        kind = NUMBER.sub("0", urlsplit(address).path)
        if kind in seen or kind.endswith("/logout/"):
            continue
        seen.add(kind)
        answer = client.get(address)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting += LINKED.findall(answer.text)
            hosts |= {
                host for each in LOADED.findall(answer.text) if (host := urlsplit(each).netloc)
            }
    return seen, hosts


@pytest.mark.looks
def test_cookies_and_hosts_seen_are_cookies_and_hosts_told(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS, HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    visitors = clients(order, jean, now)
    world(order, jean, now)
    set_by_pages, pages, hosts = set(), set(), set()
    for client in visitors.values():
        client.post("/sprak/", {"language": "nb"})
        client.post("/innsyn/kontroller/")
        client.get("/tilbud/")
        set_by_pages |= client.cookies.keys()
        seen, loaded_from = crawl(client)
        set_by_pages |= client.cookies.keys()
        pages, hosts = pages | seen, hosts | loaded_from

    assert len(pages) > ENOUGH
    assert set_by_pages == {cookie.name for cookie in cookie_list()}
    assert hosts == set()
