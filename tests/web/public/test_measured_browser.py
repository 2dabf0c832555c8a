"""In a real browser: hosts asked and cookies left are those that the cookie page tells."""

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from ordvern.apps.consent.models import Question, question_now
from ordvern.apps.core.actors import Actor
from ordvern.apps.statement.usecases.measure_visits import NewVersion, measure_visits
from ordvern.web.public.cookie_list import cookie_list, cookies_of_others, hosts_of_others

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("/", "/personvern/", "/personvern/informasjonskapsler/", "/tilbud/", "/prov/")
# What a service's script does, and one thing that none is allowed to.
SCRIPT = """
document.cookie = "_ga=GA1.1.7; path=/";
document.cookie = "_ga_ABCDE12345=GS1.1.7; path=/";
fetch("https://region1.google-analytics.com/g/collect", {method: "POST", mode: "no-cors"});
fetch("https://elsewhere.example/").catch(() => {});
"""


def crawl(page: "Page", site: str) -> tuple[set[str], set[str]]:
    """The hosts of others that the pages ask, and the cookies that are there then.

    No request leaves this machine: the browser's own handler answers for the others.
    """
    asked = set()

    def answer(route: "Route") -> None:
        host = urlsplit(route.request.url).netloc
        if route.request.url.startswith(site):
            route.continue_()
            return
        asked.add(host)
        route.fulfill(content_type="text/javascript", body=SCRIPT)

    page.route("**/*", answer)
    for path in PAGES:
        page.goto(f"{site}{path}", wait_until="networkidle")
    page.unroute("**/*")
    return asked, {str(cookie.get("name")) for cookie in page.context.cookies()}


def told(question: Question | None) -> tuple[set[str], set[str]]:
    """The hosts and the cookies of others on the cookie page, with `*` for anything."""
    if question is None:
        return set(), set()
    hosts = {host for each in question.asks_about for host in hosts_of_others(each)}
    return hosts, {cookie.name for _service, cookie in cookies_of_others(question)}


def are_all_told(seen: set[str], patterns: set[str]) -> bool:
    return all(any(fnmatchcase(each, pattern) for pattern in patterns) for each in seen)


@pytest.mark.usefixtures("transactional_db", "agency")
def test_what_is_seen_is_what_is_told(page: "Page", live_server: object, ingrid: Actor) -> None:
    site, ours = str(live_server), {cookie.name for cookie in cookie_list()}
    assert crawl(page, site)[0] == set()  # nothing is on

    services = {"analytics": "G-ABCDE12345"}
    version = NewVersion("2026-11-02", tell=False)
    measure_visits(services, version=version, actor=ingrid, now=timezone.now())
    hosts, cookies = crawl(page, site)  # on, and not answered
    assert (hosts, cookies <= ours) == (set(), True)

    page.goto(site)
    with page.expect_navigation():
        page.locator("#consent button[value=yes]").click()
    hosts, cookies = crawl(page, site)
    told_hosts, told_cookies = told(question_now())
    assert hosts == {"www.googletagmanager.com", "region1.google-analytics.com"}
    assert are_all_told(hosts, told_hosts)
    others = cookies - {cookie.name for cookie in cookie_list(question_now())}
    assert others == {"_ga", "_ga_ABCDE12345"}
    assert are_all_told(others, told_cookies)

    with page.expect_navigation():
        page.locator("footer button[value=no]").click()
    hosts, cookies = crawl(page, site)
    assert (hosts, cookies & others) == (set(), set())
