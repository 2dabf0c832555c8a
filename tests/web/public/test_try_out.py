"""The try page: everything is found, nothing is kept."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.core.models import AuditEvent, QueuedTask
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.screening.models import Found, Screening
from ordvern.text import Category
from ordvern.web.public import memory_upload
from ordvern.web.ui import limit
from tests.cast import HARMLESS, SENSITIVE

from .conftest import left_in


def send(visitor: Client, content: bytes, name: str = "journal.txt") -> object:
    return visitor.post("/prov/", {"document": SimpleUploadedFile(name, content)})


def test_it_shows_kinds_places_and_verdict(agency: Path, visitor: Client) -> None:
    trial = send(visitor, SENSITIVE.encode()).context["trial"]

    assert Category.HEALTH in trial.sensitive
    assert trial.kinds[Category.NATIONAL_ID] == 1
    assert trial.places


def test_nothing_is_kept(agency: Path, visitor: Client) -> None:
    entries = AuditEvent.objects.count()
    answer = send(visitor, SENSITIVE.encode())

    assert "brystkreft" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert left_in(agency) == []
    for model in (Folder, StoredFile, Screening, Found, QueuedTask):
        assert not model.objects.exists()
    assert AuditEvent.objects.count() == entries


def test_a_pasted_text_works_too(agency: Path, visitor: Client) -> None:
    trial = visitor.post("/prov/", {"text": SENSITIVE}).context["trial"]

    assert Category.HEALTH in trial.sensitive


def test_a_harmless_text_is_told_to_be_so(agency: Path, visitor: Client) -> None:
    trial = visitor.post("/prov/", {"text": HARMLESS}).context["trial"]

    assert (trial.personal, trial.sensitive) == (False, [])


def test_marked_words_are_escaped(agency: Path, visitor: Client) -> None:
    page = visitor.post("/prov/", {"text": "<b>Torleif</b> &amp; x"}).content.decode()

    assert "<b>Torleif" not in page


def test_nothing_chosen_is_told(agency: Path, visitor: Client) -> None:
    answer = visitor.post("/prov/", {"text": "  "})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut off"])
def test_what_cannot_be_read_gets_a_reason(agency: Path, visitor: Client, content: bytes) -> None:
    answer = send(visitor, content, "brev.pdf")

    assert answer.status_code == 422
    assert answer.context["refusal"]


def test_a_document_that_is_too_large_is_not_even_held(
    agency: Path, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_upload, "LARGEST", 100)

    assert send(visitor, b"x" * 101).status_code == 422
    assert send(visitor, b"x" * 100).status_code == 200


def test_somebody_who_asks_without_end_is_stopped(
    agency: Path, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "TIMES", 2)

    answers = [visitor.post("/prov/", {"text": "Hei."}).status_code for _ in range(3)]

    assert answers == [200, 200, 429]


def test_a_forged_request_is_refused(agency: Path) -> None:
    assert Client(enforce_csrf_checks=True).post("/prov/", {"text": "Hei."}).status_code == 403
