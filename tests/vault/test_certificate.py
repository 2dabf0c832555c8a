"""A signed certificate verifies offline; one that was changed, extended or forged does not."""

import io
import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
import typst

from ordvern.vault import KeyIsExposed, NoKey
from ordvern.vault.certificate import NoSignature, Signer, sign, verify

FACTS = {"order": "2026-17", "key": "0" * 32, "files": [{"role": "source", "bytes": 4711}]}


def pdf_with(attachment: bytes | None) -> bytes:
    with pikepdf.new() as document:
        document.add_blank_page()
        if attachment is not None:
            document.attachments["erasure.json"] = pikepdf.AttachedFileSpec(
                document, attachment, filename="erasure.json"
            )
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return Signer.generate(tmp_path_factory.mktemp("signer") / "signing.pem", name="Fjell Språk AS")


@pytest.fixture(scope="module")
def signed(signer: Signer) -> bytes:
    return sign(pdf_with(json.dumps(FACTS).encode()), signer)


def test_what_a_verification_tells(signed: bytes, signer: Signer) -> None:
    seen = verify(signed, trusted=signer.certificate_pem)
    assert seen.holds
    assert (seen.intact, seen.covers_whole_document, seen.trusted) == (True, True, True)
    assert (seen.signer_name, seen.fingerprint) == ("Fjell Språk AS", signer.fingerprint)
    assert seen.statement == FACTS
    assert seen.signed_at
    assert abs((datetime.now(UTC) - seen.signed_at).total_seconds()) < 600


def test_trust_by_fingerprint(signed: bytes, signer: Signer) -> None:
    pairs = ":".join(signer.fingerprint[n : n + 2] for n in range(0, 64, 2)).upper()
    assert verify(signed, trusted=pairs).trusted is True
    assert verify(signed, trusted="0" * 64).holds is False
    assert verify(signed).trusted is None
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        verify(signed, trusted="abc")


def test_somebody_else_with_the_same_name_is_not_trusted(
    signed: bytes, signer: Signer, tmp_path: Path
) -> None:
    other = Signer.generate(tmp_path / "other.pem", name="Fjell Språk AS")
    forged = sign(pdf_with(b'{"order": "2026-17"}'), other)
    assert verify(forged).intact
    assert not verify(forged, trusted=signer.certificate_pem).holds


def holds(document: bytes) -> bool:
    try:
        return verify(document).holds
    except NoSignature:
        return False


def test_one_changed_bit_is_seen(signed: bytes) -> None:
    """Anywhere outside the signature itself, and in the room left free behind it."""
    start = signed.index(b"/Contents <30") + len(b"/Contents <")
    end = signed.index(b">", start)
    free = [n for n in range(end - 200, end) if signed[n : n + 1] == b"0"]
    places = [*random.Random(3).sample([*range(start), *range(end, len(signed))], 200), *free[-20:]]
    for place in places:
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not holds(bytes(changed)), f"byte {place}"


@pytest.mark.parametrize("added", [b"x", b"\n", b"%%EOF\n", b"\0" * 1_000])
def test_something_added_behind_is_seen(signed: bytes, added: bytes) -> None:
    assert not holds(signed + added)


def test_an_extended_certificate_states_nothing(signed: bytes) -> None:
    seen = verify(signed + b"\n")
    assert (seen.intact, seen.covers_whole_document, seen.statement) == (True, False, None)


def test_a_later_revision_is_seen(signed: bytes) -> None:
    """What the signature covers is unchanged, but readers would show the new revision."""
    with pikepdf.open(io.BytesIO(signed)) as document:
        page = int(document.pages[0].objgen[0])
    extra = f"\n{page} 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] >>\nendobj\n".encode()
    start = signed.rindex(b"startxref")
    previous = int(signed[start:].split()[1])
    table = f"xref\n{page} 1\n{len(signed) + 1:010} 00000 n \ntrailer\n".encode()
    trailer = f"<< /Size 99 /Root 1 0 R /Prev {previous} >>\nstartxref\n".encode()
    revised = signed + extra + table + trailer + f"{len(signed) + len(extra)}\n%%EOF\n".encode()
    assert not holds(revised)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.99])
def test_a_cut_is_seen(signed: bytes, part: float) -> None:
    assert not holds(signed[: int(len(signed) * part)])


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n", pdf_with(None)])
def test_nothing_to_verify(content: bytes) -> None:
    with pytest.raises(NoSignature):
        verify(content)


@pytest.mark.parametrize("attachment", [None, b"not json", b"[1]"])
def test_without_facts_there_is_no_statement(signer: Signer, attachment: bytes | None) -> None:
    seen = verify(sign(pdf_with(attachment), signer))
    assert seen.holds
    assert seen.statement is None


def test_the_key_is_kept_from_others(tmp_path: Path) -> None:
    path = tmp_path / "signing.pem"
    signer = Signer.generate(path, name="x" * 100)
    assert path.stat().st_mode & 0o777 == 0o600
    assert Signer.load(path).fingerprint == signer.fingerprint
    assert repr(signer) == "Signer()"
    assert b"PRIVATE" not in signer.certificate_pem
    with pytest.raises(FileExistsError):
        Signer.generate(path, name="x")
    path.chmod(0o644)
    with pytest.raises(KeyIsExposed):
        Signer.load(path)


def test_a_file_without_a_key_is_refused(tmp_path: Path, signer: Signer) -> None:
    path = tmp_path / "signing.pem"
    path.write_bytes(signer.certificate_pem)
    path.chmod(0o600)
    with pytest.raises(NoKey):
        Signer.load(path)


def test_a_certificate_made_by_typst(signer: Signer) -> None:
    facts = r'bytes("{\"a\": 1}"), relationship: "data", mime-type: "application/json"'
    source = f'#pdf.attach("erasure.json", {facts}, description: "x")\n= Hei'
    pdf = typst.compile(source.encode(), format="pdf", pdf_standards=["a-3b"])
    assert verify(sign(bytes(pdf), signer)).statement == {"a": 1}
