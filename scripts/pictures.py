"""Takes the pictures in docs/pictures: the main pages of the demo, wide and narrow.

``make pictures``; needs Chromium. Serves a demo of its own from a temporary home. With
``--oversight`` those of the privacy officer alone are taken anew.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BIND = "127.0.0.1:8497"
SITE = f"http://{BIND}"
WIDTHS = {1280: 860, 390: 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
OPEN = {"front": "/", "quote": "/tilbud/", "statement": "/personvern/", "demo": "/demo/"}
ORDERS = {
    # name: role, the number of the order in the demo, what to open on its page
    "desk-order": ("staff", "00020", ""),
    "desk-file": ("staff", "00020", 'main a[href*="/fil/"]:not([href*="last-ned"])'),
    "desk-correction": ("staff", "00006", ""),
    "desk-quote": ("staff", "00023", ""),
    "desk-partners": ("staff", "00016", 'main a[href$="/partnere/"]'),
    "portal-order": ("customer", "00019", ""),
    "portal-receipt": ("customer", "00005", ""),
}
PAGES = {
    # name: role, the page
    "desk-inbox": ("staff", "/desk/"),
    "desk-figures": ("staff", "/desk/tall/"),
    "desk-invoices": ("staff", "/desk/fakturaer/"),
    "partner-jobs": ("partner", "/partner/"),
    "oversight": ("officer", "/innsyn/"),
    "oversight-transfers": ("officer", "/innsyn/overforinger/"),
}
YEAR = {
    # What docs/operations/privacy-officer.md walks through; wide alone.
    "oversight-wheel": "/innsyn/arshjul/",
    "oversight-promises": "/innsyn/lofter/",
    "oversight-breaches": "/innsyn/avvik/",
    "oversight-retention": "/innsyn/bevaring/",
    "oversight-cases": "/innsyn/saker/",
    "oversight-records": "/innsyn/protokoll/",
    "oversight-dpia": "/innsyn/dpia/",
    "oversight-processors": "/innsyn/databehandlere/",
    "oversight-authority": "/innsyn/utlevering/1/",
}
ONLY_OVERSIGHT = "--oversight"
LISTS = {"staff": "/desk/oppdrag/", "customer": "/kunde/"}


@contextmanager
def demo() -> Iterator[None]:
    """A demo agency that answers, and is gone afterwards."""
    home = tempfile.mkdtemp(prefix="ordvern-pictures-")
    environment = os.environ | {"ORDVERN_HOME": home, "ORDVERN_BIND": BIND, "PORT": ""}
    server = subprocess.Popen([ROOT / "scripts" / "run.sh"], env=environment, cwd=ROOT)
    try:
        _wait_until_it_answers()
        yield
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def _wait_until_it_answers() -> None:
    for _ in range(900):
        try:
            with urlopen(f"{SITE}/healthz", timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.5)
    sys.exit("the demo did not answer")


def main() -> None:
    """Take all pictures anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demo(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for width, height in WIDTHS.items():
            _take_oversight(browser, width, height)
            if ONLY_OVERSIGHT not in sys.argv:
                _take(browser, width, height)
        browser.close()


def _take_oversight(browser: Browser, width: int, height: int) -> None:
    """The officer's first page and register of transfers, and wide what a year is told by."""
    pages = {name: path for name, (role, path) in PAGES.items() if role == "officer"}
    page = _enter(browser, width, height, "officer")
    for name, path in (pages | YEAR if width == max(WIDTHS) else pages).items():
        page.goto(SITE + path)
        _save(page, name, width)


def _take(browser: Browser, width: int, height: int) -> None:
    for name, path in OPEN.items():
        page = _page(browser, width, height)
        page.goto(SITE + path)
        _save(page, name, width)
    page = _page(browser, width, height)
    page.goto(f"{SITE}/prov/")
    page.locator('textarea[name="text"]').fill(
        "Pasient: Torleif Grindheim, f. 19.05.1952\nDiagnose: brystkreft. Grindheim er sykmeldt."
    )
    page.locator('form:has(textarea[name="text"]) button[type="submit"]').first.click()
    page.locator("mark").first.wait_for(timeout=60_000)
    _save(page, "try", width)
    for name, (role, path) in PAGES.items():
        if role == "officer":
            continue
        page = _enter(browser, width, height, role)
        page.goto(SITE + path)
        _save(page, name, width)
    page = _enter(browser, width, height, "partner")
    page.goto(f"{SITE}/partner/")
    _follow(page, 'main a[href*="/oppdrag/"]')
    _save(page, "partner-job", width)
    for name, (role, number, link) in ORDERS.items():
        page = _enter(browser, width, height, role)
        page.goto(f"{SITE}{LISTS[role]}")
        _follow(page, f'main a[href*="/oppdrag/"]:has-text("{number}")')
        if link:
            _follow(page, link)
        _save(page, name, width)


def _follow(page: Page, link: str) -> None:
    with page.expect_navigation():
        page.locator(link).first.click()


def _page(browser: Browser, width: int, height: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="nb-NO", color_scheme="light"
    )
    return context.new_page()


def _enter(browser: Browser, width: int, height: int, role: str) -> Page:
    page = _page(browser, width, height)
    page.goto(f"{SITE}/demo/")
    _follow(page, f'form[action$="/inn/{role}/"] button')
    return page


def _save(page: Page, name: str, width: int) -> None:
    """In 256 colours, which is what a page of flat colours needs, at a third of the size."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}-{width}.png", optimize=True)


if __name__ == "__main__":
    main()
