"""`ordvern verify` tells a genuine certificate from every other."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from ordvern.vault.certificate import Signer, sign
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]
FACTS = {"order": "2026-17", "erased_at": None, "files": [{"role": "source", "bytes": 4711}]}


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return Signer.generate(tmp_path_factory.mktemp("s") / "signing.pem", name="Fjell Språk AS")


@pytest.fixture
def certificate(tmp_path: Path, signer: Signer) -> Path:
    target, path = io.BytesIO(), tmp_path / "certificate.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments["erasure.json"] = pikepdf.AttachedFileSpec(
            document, json.dumps(FACTS).encode(), filename="erasure.json"
        )
        document.save(target)
    path.write_bytes(sign(target.getvalue(), signer))
    return path


@pytest.fixture
def published(tmp_path: Path, signer: Signer) -> Path:
    path = tmp_path / "agency.pem"
    path.write_bytes(signer.certificate_pem)
    return path


def test_genuine(ordvern: Ordvern, certificate: Path, published: Path) -> None:
    answer = ordvern("verify", certificate, "--certificate", published)
    assert answer.status == 0
    assert answer.out.startswith("Genuine")
    for word in ("Fjell Språk AS", "order: 2026-17", "role: source", "bytes: 4711"):
        assert word in answer.out


def test_without_the_agencys_certificate(
    ordvern: Ordvern, certificate: Path, signer: Signer
) -> None:
    answer = ordvern("verify", certificate)
    assert answer.status == 0
    assert "Compare the fingerprint" in answer.out
    assert signer.fingerprint in answer.out


def test_by_fingerprint(ordvern: Ordvern, certificate: Path, signer: Signer) -> None:
    right = ordvern("verify", certificate, "--fingerprint", signer.fingerprint)
    wrong = ordvern("verify", certificate, "--fingerprint", "0" * 64)
    assert (right.status, wrong.status) == (0, 1)
    assert wrong.out.startswith("ANOTHER SIGNER")


def test_changed(ordvern: Ordvern, certificate: Path) -> None:
    content = certificate.read_bytes()
    certificate.write_bytes(content.replace(b"/MediaBox [ 0 0 612", b"/MediaBox [ 0 0 611"))
    answer = ordvern("verify", certificate)
    assert (answer.status, answer.out[:7]) == (1, "CHANGED")
    assert "2026-17" not in answer.out


def test_extended(ordvern: Ordvern, certificate: Path) -> None:
    certificate.write_bytes(certificate.read_bytes() + b"\n")
    answer = ordvern("verify", certificate)
    assert (answer.status, answer.out[:8]) == (1, "EXTENDED")


def test_as_json(ordvern: Ordvern, certificate: Path) -> None:
    seen = json.loads(ordvern("verify", "--json", certificate).out)
    assert (seen["holds"], seen["trusted"], seen["statement"]) == (True, None, FACTS)


def test_a_broken_signature_shows_no_trace_of_the_library(certificate: Path) -> None:
    content = certificate.read_bytes()
    certificate.write_bytes(content.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachee"))
    command = [sys.executable, "-m", "ordvern.cli", "verify", str(certificate)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in {1, 2}
    assert done.stderr.count("\n") <= 1, done.stderr


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7 and no more"])
def test_no_certificate_at_all(ordvern: Ordvern, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    answer = ordvern("verify", path)
    assert answer.status == 2
    assert answer.err.startswith("ordvern: ")


def test_a_certificate_that_is_none(ordvern: Ordvern, certificate: Path, letter: Path) -> None:
    for arguments in (["--certificate", letter], ["--fingerprint", "abc"]):
        answer = ordvern("verify", certificate, *arguments)
        assert answer.status == 2
        assert "is not one" in answer.err
