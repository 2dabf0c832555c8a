"""The certificate is a signed PDF that anybody can check without a network."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from socket import socket

import pytest
from django.utils import timezone

from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.pdf import signed_certificate, signer, words_of
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.partners.models import Partner
from ordvern.cli.program import run
from ordvern.documents import read
from ordvern.vault.certificate import verify
from tests.apps.sheets import beyond
from tests.cast import work


@pytest.fixture
def certificate(submit: Callable[..., Order], now: datetime) -> Certificate:
    order = submit("tekst")
    schedule(order.folder, at=now, now=now, asked=True)
    work()
    return Certificate.objects.get()


def test_is_signed_by_the_agency_over_the_whole_document(certificate: Certificate) -> None:
    verification = verify(bytes(certificate.pdf), trusted=signer().fingerprint)

    assert verification.intact
    assert verification.covers_whole_document
    assert verification.trusted


def test_carries_the_facts_for_machines(certificate: Certificate) -> None:
    assert verify(bytes(certificate.pdf)).statement == certificate.facts


def test_the_command_line_tells_that_it_is_genuine_without_a_network(
    certificate: Certificate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept, published = tmp_path / "certificate.pdf", tmp_path / "agency.pem"
    kept.write_bytes(bytes(certificate.pdf))
    published.write_bytes(signer().certificate_pem)
    monkeypatch.setattr(socket, "connect", lambda *where: pytest.fail("it called somebody"))

    assert run(["verify", str(kept), "--certificate", str(published)]) == 0

    told = capsys.readouterr().out
    assert told.startswith("Genuine")
    assert certificate.number in told


def test_a_changed_certificate_does_not_verify(certificate: Certificate) -> None:
    pdf = bytes(certificate.pdf)
    at = len(pdf) // 3
    changed = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]

    try:
        verification = verify(changed, trusted=signer().fingerprint)
    except ValueError:
        return
    assert not (verification.intact and verification.covers_whole_document)


def test_is_written_in_the_customers_language(certificate: Certificate) -> None:
    text = " ".join(segment.text for segment in read(BytesIO(bytes(certificate.pdf))).segments)

    assert certificate.number in text


def test_tells_of_partners_who_had_the_files(
    submit: Callable[..., Order], jean: Partner, claire: Partner, now: datetime
) -> None:
    order = submit("tekst")
    for partner, attested_at in ((jean, now), (claire, None)):
        taken = {"status": JobStatus.DELIVERED, "offered_at": now, "answered_at": now}
        job = Job.objects.create(order=order, step=order.steps.get(), partner=partner, **taken)
        Attestation.objects.create(
            job=job, asked_at=now, due_on=timezone.localdate(now), attested_at=attested_at
        )
    schedule(order.folder, at=now, now=now, asked=True)
    work()

    certificate = Certificate.objects.get()
    assert [each["country"] for each in certificate.facts["at_partners"]] == ["FR", "CA"]
    rows = dict(words_of(certificate)["rows"])
    told = {key: value for key, value in rows.items() if "(FR)" in key or "(CA)" in key}
    assert len(set(told.values())) == 2
    assert "Moreau" not in str(certificate.facts) + str(rows)


def test_fingerprints_end_before_the_margin(certificate: Certificate) -> None:
    certificate.facts["files"][0] |= {"role": "received", "bytes": 12_345_678}

    pdf = signed_certificate(certificate)

    text = " ".join(segment.text for segment in read(BytesIO(pdf)).segments)
    assert certificate.facts["files"][0]["encrypted_sha256"] in text
    assert beyond(pdf, margin=70.8) == []
