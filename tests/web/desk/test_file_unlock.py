"""Staff give the password of a file that could not be looked through."""

from collections.abc import Callable

import pytest
from django.test import Client

from ordvern.apps.orders.models import Order
from tests.cast import work
from tests.documents.test_unlock import locked_pdf

from .conftest import only_file

Send = Callable[..., Order]


@pytest.fixture
def locked(screened: Send) -> Order:
    return screened(locked_pdf(), name="brev.pdf")


def test_the_page_of_its_text_leads_there_and_the_password_opens_it(
    staff: Client, locked: Order
) -> None:
    file = only_file(locked)
    address = f"/desk/oppdrag/{locked.pk}/fil/{file.pk}/"
    assert f"{address}passord/" in staff.get(address).content.decode()

    staff.post(f"{address}passord/", {"password": "hemmelig"})
    work()

    assert locked.folder.files.working().get().screening.was_read
    assert staff.get(f"{address}passord/").status_code == 404


def test_no_password_is_asked_for_again(staff: Client, locked: Order) -> None:
    address = f"/desk/oppdrag/{locked.pk}/fil/{only_file(locked).pk}/passord/"

    answer = staff.post(address, {"password": ""})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"password"}
