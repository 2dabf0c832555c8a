"""Asking for a quote without an account."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.core.models import User
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import name_of, unseal
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.models import StatementText, StatementVersion
from ordvern.web.ui import limit
from tests.cast import STATEMENT

from .conftest import Filled, left_in


def test_it_makes_an_order(agency: Path, visitor: Client, filled: Filled) -> None:
    request = filled("En.\n", "To.\n", message="Haster")

    answer = visitor.post("/tilbud/", request)

    order = Order.objects.get()
    assert answer["Location"] == f"/tilbud/takk/{request['token']}/"
    assert (order.statement, order.source_language) == (STATEMENT, "nb")
    assert order.folder.files.count() == 2
    assert unseal(order.folder_id, bytes(order.sealed_message)) == b"Haster"
    assert name_of(order.folder.files.all()[0]) == "brev.txt"


def test_the_same_form_twice_is_one_order(agency: Path, visitor: Client, filled: Filled) -> None:
    request = filled()
    first = visitor.post("/tilbud/", request)
    lying = left_in(agency)

    again = visitor.post("/tilbud/", filled(token=request["token"]))

    assert again["Location"] == first["Location"]
    assert Order.objects.count() == Folder.objects.count() == 1
    assert left_in(agency) == lying


@pytest.mark.parametrize(("letters", "status"), [(250, 302), (4000, 400)])
def test_a_long_file_name_is_kept_and_one_that_no_computer_makes_is_refused(
    agency: Path, visitor: Client, filled: Filled, letters: int, status: int
) -> None:
    file = BytesIO(b"Hageklipper.\n")
    file.name = f"{'å' * letters}.txt"

    assert visitor.post("/tilbud/", filled() | {"files": [file]}).status_code == status
    kept = [name_of(each) for order in Order.objects.all() for each in order.folder.files.all()]
    assert kept == ([file.name] if status == 302 else [])
    assert bool(left_in(agency)) == bool(kept)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("declared", ""),
        ("email", "nobody"),
        ("name", ""),
        ("source_language", "en"),
        ("target_language", "xx"),
        ("wanted_on", "2020-01-01"),
        ("token", "x"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_left(
    agency: Path, visitor: Client, filled: Filled, field: str, value: str
) -> None:
    answer = visitor.post("/tilbud/", filled(phone="400 12 345") | {field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert b"400 12 345" in answer.content
    assert not Order.objects.exists()
    assert left_in(agency) == []


@pytest.mark.parametrize("files", [[], [SimpleUploadedFile("tom.txt", b"")]])
def test_a_request_needs_content(
    agency: Path, visitor: Client, filled: Filled, files: list[SimpleUploadedFile]
) -> None:
    answer = visitor.post("/tilbud/", filled(files=files))

    assert answer.context["form"].errors.keys() == {"files"}
    assert left_in(agency) == []


def test_a_file_that_is_too_large_leaves_the_form(
    agency: Path, visitor: Client, filled: Filled, settings: pytest.FixtureRequest
) -> None:
    settings.MAX_FILE_BYTES = 1000

    answer = visitor.post("/tilbud/", filled("x" * 1001))

    assert answer.context["form"].errors.keys() == {"files"}
    assert b"Kari Lunde" in answer.content
    assert left_in(agency) == []


def test_too_many_files_are_refused(agency: Path, visitor: Client, filled: Filled) -> None:
    answer = visitor.post("/tilbud/", filled(*["x\n"] * 31))

    assert answer.context["form"].errors.keys() == {"files"}
    assert left_in(agency) == []


def test_an_upload_that_is_cut_off_leaves_nothing(agency: Path, visitor: Client) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'

    visitor.post("/tilbud/", head + b"x" * 600_000, content_type="multipart/form-data; boundary=b")

    assert not Order.objects.exists()
    assert left_in(agency) == []


def test_a_forged_request_is_refused_and_leaves_nothing(agency: Path, filled: Filled) -> None:
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post("/tilbud/", filled()).status_code == 403
    assert left_in(agency) == []


def test_an_address_of_the_agency_cannot_order(
    agency: Path, visitor: Client, filled: Filled, siri_account: User
) -> None:
    answer = visitor.post("/tilbud/", filled(email="Siri@byra.example"))

    assert answer.context["form"].errors.keys() == {"email"}
    assert left_in(agency) == []


def test_without_a_statement_nothing_is_taken(
    agency: Path, visitor: Client, filled: Filled
) -> None:
    StatementText.objects.all().delete()
    StatementVersion.objects.all().delete()

    assert visitor.get("/tilbud/").status_code == 503
    assert visitor.post("/tilbud/", filled()).status_code == 503
    assert left_in(agency) == []


@pytest.mark.usefixtures("agency")
def test_notice_and_declaration_stand_before_the_button(visitor: Client) -> None:
    page = visitor.get("/tilbud/").content.decode()
    form = page[page.index("data-upload") :]

    version, declared = form.index(f"/personvern/{STATEMENT}/"), form.index('name="declared"')
    assert version < declared < form.index('type="submit"')


def test_somebody_who_sends_without_end_is_stopped(
    agency: Path, visitor: Client, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "TIMES", 2)

    answers = [visitor.post("/tilbud/", filled()).status_code for _ in range(3)]

    assert answers == [302, 302, 422]
    assert Order.objects.count() == Folder.objects.count() == 2
