"""A served agency, its worker, and people with browsers of their own."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail

from ordvern.apps.core.models import User
from ordvern.project.worker import run
from tests.conftest import LOOKED_AT, TRIED
from tests.web.entering import client_of, lend_session

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD = "en-lang-frase-om-fjell"
SECRET = base64.b32encode(b"twenty bytes of test").decode()
CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.MULTILINE)


def one_time_code(secret: str = SECRET) -> str:
    """What an authenticator app would show now (RFC 6238), with time left to type it."""
    if time.time() % 30 > 20:
        time.sleep(30 - time.time() % 30)
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


@pytest.fixture(autouse=True)
def _nothing_leaves_the_machine() -> Iterator[None]:
    """Server, worker and browser driver run in this process: nothing of them tries to get out."""
    before = len(TRIED)
    yield
    assert TRIED[before:] == []


@pytest.fixture
def site(transactional_db: None, agency: Path, live_server: object) -> str:
    """The address of a served agency with a published statement."""
    return str(live_server)


@pytest.fixture
def worker(site: str) -> Iterator[None]:
    """The worker, in a thread of its own as the server has it."""
    stop = Event()
    thread = Thread(target=run, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join(timeout=60)


@pytest.fixture
def new_page(browser: "Browser") -> "Iterator[Callable[[], Page]]":
    """Opens a browser of one's own for each person; a script that throws fails the test."""
    thrown: list[str] = []
    contexts = []

    def open_one() -> "Page":
        context = browser.new_context(**LOOKED_AT)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda problem: thrown.append(str(problem)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert thrown == []


@pytest.fixture
def siri_logs_in(site: str, siri_account: User) -> "Callable[[Page], None]":
    """Staff enter by password and a code from an app."""
    siri_account.set_password(PASSWORD)
    siri_account.save()
    EmailAddress.objects.create(
        user=siri_account, email=siri_account.email, verified=True, primary=True
    )
    TOTP.activate(siri_account, SECRET)

    def log_in(page: "Page") -> None:
        page.goto(f"{site}/desk/")
        page.locator("main details summary").first.click()
        page.locator('input[name="login"]').fill(siri_account.email)
        page.locator('input[name="password"]').fill(PASSWORD)
        with page.expect_navigation():
            page.locator('input[name="password"]').press("Enter")
        page.locator('input[name="code"]').fill(one_time_code())
        page.locator('form:has(input[name="code"]) button[type="submit"]').first.click()
        page.wait_for_url(f"{site}/desk/**")

    return log_in


def enter(page: "Page", site: str, account: User, *, second_factor: bool = False) -> None:
    """With a session that was opened beside the browser, as after a code by e-mail, or after that
    and a second factor."""
    lend_session(page, site, client_of(account, second_factor=second_factor))


def posted(address: str) -> str:
    """The button of the form that is sent to an address with this ending."""
    return f'form[action$="{address}"] button[type="submit"]'


def click_to(page: "Page", what: str) -> None:
    """Click what leads to another page, and wait for that."""
    with page.expect_navigation():
        page.locator(what).first.click()


def press(page: "Page", action: str) -> None:
    """Send the form that goes to an address with this ending, and wait for the page that answers:
    what a test looks at next would else be the page it came from."""
    click_to(page, posted(action))


def hand_in(page: "Page", name: str, mime_type: str, body: bytes) -> None:
    """A partner's translation. What answers is put in place of the page, without a navigation."""
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": mime_type, "buffer": body}
    )
    page.locator(posted("/oversettelse/")).click()
    page.get_by_text("Oversettelsen er kommet").wait_for()


def code_from_mail() -> str:
    """The newest code that was sent."""
    for message in reversed(mail.outbox):
        found = CODE.search(str(message.body))
        if found:
            return found[1]
    raise AssertionError("no code was sent")
