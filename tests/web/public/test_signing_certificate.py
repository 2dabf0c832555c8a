"""Anybody can fetch the certificate that certificates of erasure are checked against."""

from pathlib import Path

from django.test import Client

from ordvern.apps.erasure.pdf import signer


def test_is_handed_out_to_strangers(client: Client, agency: Path) -> None:
    answer = client.get("/personvern/attest.pem")

    assert answer.status_code == 200
    assert answer.content == signer().certificate_pem
    assert b"PRIVATE" not in answer.content
    assert "attachment" in answer["Content-Disposition"]


def test_its_fingerprint_stands_on_the_statement(client: Client, agency: Path) -> None:
    assert signer().fingerprint in client.get("/personvern/").content.decode()
