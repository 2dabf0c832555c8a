"""In a real browser: accessible in every scheme and width, and the upload tells how far it came."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.web.looking import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

GALLERY = ("", "skjema/", "dokument/", "desk/")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.web.ui.urls"),
]


@pytest.fixture
def gallery(live_server: LiveServer, settings: Any) -> str:
    settings.DEMO = True
    return f"{live_server.url}/galleri/komponenter/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("part", GALLERY)
def test_accessible_and_never_wider_than_the_screen(
    page: "Page", gallery: str, part: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(gallery + part)

    assert faults(page) == []


def test_no_page_asks_a_foreign_host(page: "Page", gallery: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for part in GALLERY:
        page.goto(gallery + part)

    home = gallery.removesuffix("galleri/komponenter/")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((home, "data:"))] == []


def test_on_a_telephone_one_button_opens_the_navigation(page: "Page", gallery: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(gallery + "desk/")
    links = page.locator(".ov-side a")
    assert not links.first.is_visible()

    page.locator(".ov-side__open").click()
    assert links.first.is_visible()
    assert faults(page) == []

    page.keyboard.press("Escape")
    assert not links.first.is_visible()


def test_files_are_listed_and_can_be_taken_away(page: "Page", gallery: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    page.goto(gallery + "skjema/")
    page.set_input_files("input[type=file]", [tmp_path / "a.txt"])
    page.set_input_files("input[type=file]", [tmp_path / "b.txt"])
    page.locator("[data-remove]").first.click()

    assert page.locator(".ov-file__name").all_inner_texts() == ["b.txt"]
    assert page.eval_on_selector("input[type=file]", "input => input.files.length") == 1


def test_an_upload_that_is_cut_off_is_told_and_can_be_sent_again(
    page: "Page", gallery: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("a")
    page.goto(gallery + "skjema/")
    page.set_input_files("input[type=file]", tmp_path / "a.txt")
    page.route("**/skjema/", lambda route: route.abort())
    page.click("form[data-upload] button[type=submit]")

    failed = page.get_attribute("[data-dropzone]", "data-text-failed")
    assert failed
    page.get_by_text(failed, exact=True).wait_for(state="visible")
    assert page.is_enabled("form[data-upload] button[type=submit]")


def test_without_scripts_the_form_still_posts(page: "Page", gallery: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    page.route("**/*.js", lambda route: route.abort())
    page.goto(gallery + "skjema/")
    page.set_input_files("input[type=file]", tmp_path / "a.txt")
    with page.expect_response("**/skjema/") as answer:
        page.click("form[data-upload] button[type=submit]")

    assert answer.value.status == 200
    assert answer.value.request.method == "POST"


def test_a_dialog_opens_and_closes_by_keyboard(page: "Page", gallery: str) -> None:
    page.goto(gallery)
    opener = page.locator("[data-dialog=erase]")
    opener.focus()
    page.keyboard.press("Enter")
    assert page.eval_on_selector("#erase", "dialog => dialog.open")

    page.keyboard.press("Escape")
    assert not page.eval_on_selector("#erase", "dialog => dialog.open")
    assert opener.evaluate("link => link === document.activeElement")
