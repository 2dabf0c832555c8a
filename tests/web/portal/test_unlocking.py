"""The customer gives a file's password once; it opens the file and is kept nowhere."""

from collections.abc import Callable

import pytest

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from tests.cast import work
from tests.documents.test_unlock import locked_word
from tests.web.portal.conftest import browser_of

Send = Callable[..., Order]
PASSWORD = "hemmelig"


@pytest.fixture
def locked(screened: Send) -> Order:
    return screened(locked_word(), name="brev.docx")


def address(order: Order) -> str:
    file = order.folder.files.working().get()
    return f"/kunde/oppdrag/{order.pk}/filer/{file.pk}/passord/"


def test_the_order_tells_of_it(locked: Order) -> None:
    assert (
        address(locked) in browser_of(locked).get(f"/kunde/oppdrag/{locked.pk}/").content.decode()
    )


def test_the_right_password_has_the_file_looked_through(locked: Order) -> None:
    answer = browser_of(locked).post(address(locked), {"password": PASSWORD})
    work()

    new = locked.folder.files.working().get()
    assert answer["Location"] == f"/kunde/oppdrag/{locked.pk}/"
    assert new.screening.was_read
    assert new.derived_from is not None


def test_another_password_changes_nothing(locked: Order) -> None:
    answer = browser_of(locked).post(address(locked), {"password": "feil"})

    locked.refresh_from_db()
    assert answer.status_code == 422
    assert b"feil" not in answer.content
    assert (locked.folder.files.count(), locked.status) == (1, Status.AWAITING_DECISION)


def test_a_file_that_is_not_locked_has_no_such_page(asked: Order) -> None:
    assert browser_of(asked).get(address(asked)).status_code == 404


def test_the_password_is_kept_nowhere(locked: Order, caplog: pytest.LogCaptureFixture) -> None:
    browser_of(locked).post(address(locked), {"password": PASSWORD})

    rows = [str(vars(row)) for model in (AuditEvent, StoredFile) for row in model.objects.all()]
    assert not any(PASSWORD in text for text in (*rows, caplog.text))
