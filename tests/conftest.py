"""What every test may use, and what no test may do: reach another machine."""

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.urls import set_urlconf
from django.utils import translation
from hypothesis import settings

from tests.in_flight import InFlight

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

pytest_plugins = ["tests.cast"]

# How long an example takes says nothing of whether it is right; busy machines are slow.
settings.register_profile("ordvern", deadline=None)
settings.load_profile("ordvern")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ASKS_A_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
"""What pytest-django gives a test that may ask the database; all others are refused it."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Nothing moves while it is clicked: what unfolds in four tenths of a second can slip from under the
# pointer between its going down and its coming up, and then nothing was clicked.
LOOKED_AT = {
    "locale": "nb-NO",
    "viewport": {"width": 1280, "height": 900},
    "reduced_motion": "reduce",
}
# Nothing but the page under test; the rest are errands that a browser runs for its maker.
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

IN_FLIGHT = InFlight()
TRIED: list[str] = []
"""Connections to other machines that were tried, also those whose refusal somebody swallowed."""


def pytest_configure(config: pytest.Config) -> None:
    sys.addaudithook(_stay_on_this_machine)
    IN_FLIGHT.watch()


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every connection that does not stay on this machine."""
    if event != "socket.connect":
        return
    address = arguments[1]
    if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        TRIED.append(event)
        raise PermissionError("a test tried to reach another machine")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what asks a database. Leave out what this machine lacks, with the reason, and the long
    tests unless asked for."""
    for item in filter(_asks_a_database, items):
        item.add_marker(pytest.mark.database)
    asked = "nightly" in config.getoption("-m")
    skips = {
        "nightly": None if asked else "long: make nightly",
        "browser": None if _chromium() else "no Chromium: install it to run the browser tests",
        "shared": None if SHARED.is_dir() else "no sample files beside the checkout (../shared)",
    }
    for item in items:
        for marker, reason in skips.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Whoever comes to the database by a fixture named as it runs is not left out on PostgreSQL."""
    made = yield
    if fixturedef.argname in ASKS_A_DATABASE and not request.node.get_closest_marker("database"):
        pytest.fail("asks a database that its arguments do not tell of: mark it django_db")
    return made


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & ASKS_A_DATABASE)


def _chromium() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session", autouse=True)
def _addresses_without_the_demo() -> None:
    """The product's addresses are made once, by the settings of that moment: before any test
    turns the demo on, or they would hold it for all tests that follow."""
    import_module("ordvern.project.urls")


@pytest.fixture(autouse=True)
def _nothing_from_other_tests() -> None:
    """Attempts are counted in the cache, and a thread keeps the language of its last request, and
    its addresses where that one was not ended; one test's must not be met by another."""
    cache.clear()
    set_urlconf(None)
    translation.deactivate()


@pytest.fixture(autouse=True)
def _server_at_rest(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the server still answers when a test is over (an upload that was cut off, a page asked
    for by a page that is shut) ends before the tables are emptied, or each waits for the other."""
    yield
    if "live_server" in request.fixturenames:
        assert IN_FLIGHT.wait_for_none(seconds=60), "the server is still answering"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator[None]:
    """The test database, which goes at the end even if somebody still holds a connection to it.

    PostgreSQL drops no database that a thread, a forked child or a set of connections beside an
    event loop has open; which of them ends last is not ours to order.
    """
    yield
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample files beside the checkout; for tests marked ``shared``."""
    return SHARED


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A real Chromium; for tests marked ``browser``."""
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread; Django would refuse its database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=BROWSER_FLAGS)
        yield chromium
        chromium.close()
        # Beside an event loop Django keeps a second set of connections; only here can they be shut.
        connections.close_all()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A fresh page in bokmål that fails the test if a script throws."""
    context = browser.new_context(**LOOKED_AT)
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda problem: thrown.append(str(problem)))
    yield page
    context.close()
    assert thrown == []
