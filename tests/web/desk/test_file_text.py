"""A file's text with findings marked: from memory, logged, and for staff alone."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, SENSITIVE
from tests.web.entering import client_of

from .conftest import only_file


def url_of(order: Order) -> str:
    return f"/desk/oppdrag/{order.pk}/fil/{only_file(order).pk}/"


def test_findings_are_marked(screened: Callable[..., Order], staff: Client) -> None:
    page = staff.get(url_of(screened(SENSITIVE))).content.decode()

    assert 'id="f1"' in page
    assert "brystkreft" in page
    assert page.index("data-special") < page.index("brystkreft")


def test_text_is_escaped(screened: Callable[..., Order], staff: Client) -> None:
    page = staff.get(url_of(screened("Et <script>alert(1)</script> i teksten."))).content.decode()

    assert "&lt;script&gt;alert(1)" in page


def test_the_reading_is_logged(
    screened: Callable[..., Order], staff: Client, siri_account: User
) -> None:
    order = screened(HARMLESS)

    staff.get(url_of(order))

    event = AuditEvent.objects.get(verb="file.read", actor_account=siri_account.pk)
    assert event.subject == f"storedfile:{only_file(order).pk}"


def test_it_is_never_kept_by_the_browser(screened: Callable[..., Order], staff: Client) -> None:
    assert "no-store" in staff.get(url_of(screened(HARMLESS)))["Cache-Control"]


def test_what_cannot_be_read_says_why(screened: Callable[..., Order], staff: Client) -> None:
    answer = staff.get(url_of(screened(b"%PDF-1.7 cut off", name="brev.pdf")))

    assert answer.status_code == 200
    assert "/last-ned/" in answer.content.decode()


def test_an_erased_file_says_so(screened: Callable[..., Order], staff: Client) -> None:
    order = screened(HARMLESS)
    url = url_of(order)
    erase_folder(order.folder, now=timezone.now())

    assert staff.get(url).status_code == 410
    assert staff.get(f"{url}last-ned/").status_code == 410


def test_an_officer_reads_no_files(screened: Callable[..., Order], ingrid_account: User) -> None:
    url = url_of(screened(HARMLESS))
    officer = client_of(ingrid_account)

    assert officer.get(url).status_code == 404
    assert officer.get(f"{url}last-ned/").status_code == 404


def test_a_file_of_another_order_is_not_found(
    screened: Callable[..., Order], staff: Client
) -> None:
    mine, other = screened(HARMLESS), screened(HARMLESS)

    assert staff.get(f"/desk/oppdrag/{mine.pk}/fil/{only_file(other).pk}/").status_code == 404


def test_a_download_is_an_attachment_and_logged(
    screened: Callable[..., Order], staff: Client
) -> None:
    answer = staff.get(f"{url_of(screened(HARMLESS, name='brev <å>.txt'))}last-ned/")

    assert b"".join(answer.streaming_content).decode() == HARMLESS
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''brev")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert AuditEvent.objects.filter(verb="file.read", actor_kind="staff").count() == 1
