"""The officer keeps the records, weighs and approves the DPIA, enters an agreement."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ordvern.apps.orders.models import Order
from ordvern.apps.records.models import Edition, Entry, Register
from ordvern.apps.records.risks import STANDARD
from ordvern.apps.registers.models import Disclosure, ProcessorAgreement
from tests.cast import HARMLESS

WEIGHT = {"likelihood": "3", "severity": "3", "likelihood_after": "1", "severity_after": "3"}
WRITTEN = {"necessity": "Nødvendig.", "asked": "Spurt.", "opinion": "Kan gjennomføres."}
AGREEMENT = {
    "processor": "Nord Post AS",
    "service": "E-post",
    "covers": ["mail"],
    "country": "NO",
    "signed_on": "2026-01-15",
}


def test_the_records_are_kept_and_compared(officer: Client) -> None:
    officer.post("/innsyn/protokoll/behold/")
    officer.post("/innsyn/protokoll/rediger/", {"other": "Lønn føres i et eget system."})
    officer.post("/innsyn/protokoll/behold/")
    newest = Edition.objects.newest(Register.CONTROLLER)
    assert newest is not None
    page = officer.get(f"/innsyn/protokoll/versjon/{newest.pk}/").content.decode()

    assert "<ins>Lønn føres i et eget system.</ins>" in page
    pdf = officer.get(f"/innsyn/protokoll/versjon/{newest.pk}/pdf/").content
    assert pdf.startswith(b"%PDF-1.")
    table = officer.get("/innsyn/protokoll/tabell/processor/").getvalue().decode("utf-8-sig")
    assert table.startswith("Databehandler;")


def test_of_two_officers_none_undoes_what_the_other_wrote(officer: Client) -> None:
    url = "/innsyn/protokoll/rediger/"
    assert 'name="initial-necessity"' in officer.get(url).content.decode()
    as_shown = {"initial-necessity": "", "initial-other": ""}
    officer.post(url, as_shown | {"necessity": "Nødvendig.", "other": ""})
    officer.post(url, as_shown | {"necessity": "", "other": "Lønn."})
    written = Entry.objects.filter(field__in=["necessity", "other"])
    assert dict(written.values_list("field", "words")) == {
        "necessity": "Nødvendig.",
        "other": "Lønn.",
    }

    officer.post(url, {"initial-necessity": "Nødvendig.", "necessity": ""})
    assert written.get(field="necessity").words == ""


def test_the_assessment_is_weighed_kept_and_approved(officer: Client) -> None:
    officer.post("/innsyn/protokoll/rediger/", WRITTEN)
    for each in STANDARD:
        officer.post(f"/innsyn/dpia/risiko/{each.id}/", WEIGHT)
    officer.post("/innsyn/dpia/behold/")
    kept = Edition.objects.get()
    day = {"decision": "Daglig leder, sak 3/2026", "review_on": "2099-01-01"}
    officer.post(f"/innsyn/dpia/{kept.pk}/godkjenn/", day)
    kept.refresh_from_db()

    assert kept.approved_at
    assert "sak 3/2026" in officer.get("/innsyn/dpia/").content.decode()
    wheel = officer.get("/innsyn/arshjul/dpia-review/").content.decode()
    assert "2099-01-01" in wheel


def test_an_agreement_takes_the_red_away(officer: Client, settings: Any) -> None:
    settings.OPERATORS = {"mail": "Nord Post AS"}
    assert "mangler</" in officer.get("/innsyn/").content.decode()
    document = SimpleUploadedFile("avtale.pdf", b"signed", "application/pdf")
    answer = officer.post("/innsyn/databehandlere/ny/", {**AGREEMENT, "document": document})

    assert answer.status_code == 302
    assert len(ProcessorAgreement.objects.get().digest) == 64
    assert "mangler</" not in officer.get("/innsyn/").content.decode()


def test_an_agreement_without_its_document_keeps_what_was_typed(officer: Client) -> None:
    answer = officer.post("/innsyn/databehandlere/ny/", AGREEMENT)

    assert answer.status_code == 422
    assert 'value="Nord Post AS"' in answer.content.decode()


def test_a_request_is_entered_and_decided(officer: Client, screened: Callable[..., Order]) -> None:
    order = screened(HARMLESS)
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    said = {"kind": "police", "authority": "Politiet", "ground": "strpl. § 210", "asked_at": now}
    officer.post("/innsyn/utlevering/ny/", {**said, "orders": order.number})
    page = f"/innsyn/utlevering/{Disclosure.objects.get().pk}/"
    refused = officer.post(page, {"decision": "handed_over"})
    files = {"handed": [str(order.folder.files.get().pk)]}
    officer.post(page, {"decision": "handed_over", **files})

    assert refused.status_code == 422
    assert Disclosure.objects.get().told_at
    assert "Utlevert" in officer.get(page).content.decode()
    assert officer.get(f"{page}pdf/").content.startswith(b"%PDF-1.")
