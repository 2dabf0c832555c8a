"""Signs the certificate of erasure, and lets anybody verify it without a network.

The signature is PAdES B-B, made as a certification that forbids every later change. The agency's
key is made on its own machine with a certificate that it signs itself: what makes a certificate
of erasure trustworthy is not a third party but that the agency publishes the fingerprint, and
that the customer compares it. There is no time stamp from others, so `signed_at` is what the
agency says. Bytes added behind the signature, which many readers overlook, are refused.
"""

import io
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import pikepdf
from asn1crypto import cms, pem
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import CertificateRegistry

from .secret_files import NoKey, read_secret, write_secret
from .self_signed import new_key_and_certificate

FIELD = "OrdvernErasure"
ATTACHMENT = "erasure.json"
LARGEST = 20 * 1024 * 1024
"""Bytes of a file that `verify` will look at; a certificate has a few pages."""


class NoSignature(Exception):
    """Not a PDF, or one that bears no signature, so that there is nothing to verify."""


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """The agency's signing key and certificate, from one PEM file that only its owner may read."""

    key: asn1_keys.PrivateKeyInfo
    certificate: asn1_x509.Certificate

    @classmethod
    def generate(cls, path: Path, *, name: str, now: datetime | None = None) -> Self:
        """Make a key and a certificate in the agency's `name`, and store both at `path`.

        Raises FileExistsError rather than replace a key that customers know.
        """
        write_secret(path, new_key_and_certificate(name, now=now or datetime.now(UTC)))
        return cls.load(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises NoKey, or KeyIsExposed if others may read the file."""
        try:
            parts = {
                kind: der for kind, _, der in pem.unarmor(read_secret(path).encode(), multiple=True)
            }
            return cls(
                asn1_keys.PrivateKeyInfo.load(parts["PRIVATE KEY"]),
                asn1_x509.Certificate.load(parts["CERTIFICATE"]),
            )
        except (KeyError, ValueError):
            raise NoKey("the signing key file holds no key with its certificate") from None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate (hex): what the agency publishes."""
        return _fingerprint(self.certificate)

    @property
    def certificate_pem(self) -> bytes:
        """The certificate alone, to hand out."""
        return bytes(pem.armor("CERTIFICATE", self.certificate.dump()))

    def __repr__(self) -> str:
        return "Signer()"


@dataclass(frozen=True, slots=True)
class Verification:
    """What can be said of a signed certificate.

    `intact`: the signed bytes are as they were signed. `covers_whole_document`: nothing was added
    afterwards. `trusted`: the signer is the one that was given; None if none was given.
    `statement` is the attached JSON, only of a document that is intact and whole.
    """

    intact: bool
    covers_whole_document: bool
    signer_name: str
    fingerprint: str
    trusted: bool | None
    signed_at: datetime | None
    statement: dict[str, Any] | None

    @property
    def holds(self) -> bool:
        """Unchanged, whole, and not by another signer than the one that was given."""
        return self.intact and self.covers_whole_document and self.trusted is not False


def sign(pdf: bytes, signer: Signer) -> bytes:
    """The PDF with an invisible signature that allows no change."""
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    own = signers.SimpleSigner(
        signing_cert=signer.certificate,
        signing_key=signer.key,
        cert_registry=CertificateRegistry.build(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signed = _apart(signers.PdfSigner(metadata, signer=own).sign_pdf, writer)
    return bytes(signed.getvalue())


def _apart(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call in a thread of its own: pyHanko starts an event loop, and ours may run one already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(function, *arguments).result()


def verify(pdf: bytes, *, trusted: bytes | str | None = None) -> Verification:
    """Verify a signed PDF against a certificate (PEM or DER) or a fingerprint (hex), offline.

    Raises NoSignature if there is nothing to verify, and ValueError if `trusted` is neither.
    """
    expected = None if trusted is None else _expected(trusted)
    signature, signed_at = _signature_of(pdf)
    intact, whole = _integrity(signature, signed_at)
    fingerprint = _fingerprint(signature.signer_cert)
    return Verification(
        intact=intact,
        covers_whole_document=whole,
        signer_name=str(signature.signer_cert.subject.native.get("common_name", "")),
        fingerprint=fingerprint,
        trusted=None if expected is None else fingerprint == expected,
        signed_at=signed_at,
        statement=_statement(pdf) if intact and whole else None,
    )


def _signature_of(pdf: bytes) -> tuple[EmbeddedPdfSignature, datetime | None]:
    """The one signature, and when its signer says that it was made."""
    if len(pdf) > LARGEST:
        raise NoSignature("too large for a certificate of erasure")
    try:
        [signature] = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
        if signature.signer_cert is not None:
            return signature, signature.self_reported_timestamp
    except Exception as problem:  # whatever a broken PDF does to its reader
        raise NoSignature("not a PDF with one signature") from problem
    raise NoSignature("the signature names no signer")


def _integrity(signature: EmbeddedPdfSignature, signed_at: datetime | None) -> tuple[bool, bool]:
    """Whether the signed bytes are intact, and whether they are the whole document."""
    context = ValidationContext(
        trust_roots=[signature.signer_cert], allow_fetching=False, moment=signed_at
    )
    try:
        status = _apart(validate_pdf_signature, signature, context)
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE and bool(status.docmdp_ok)
        return status.intact and status.valid and status.trusted, whole and _is_full(signature)
    except Exception:  # noqa: BLE001 - a broken signature breaks its reader in many ways
        return False, False


def _is_full(signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing is hidden behind the signature, in the room that was kept free for it."""
    room: bytes = signature.pkcs7_content
    return not any(room[len(cms.ContentInfo.load(room).dump()) :])


def _statement(pdf: bytes) -> dict[str, Any] | None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if ATTACHMENT not in document.attachments:
            return None
        content = document.attachments[ATTACHMENT].get_file().read_bytes()
    try:
        statement = json.loads(content)
    except ValueError:
        return None
    return statement if isinstance(statement, dict) else None


def _expected(trusted: bytes | str) -> str:
    if isinstance(trusted, bytes):
        der = pem.unarmor(trusted)[2] if pem.detect(trusted) else trusted
        return _fingerprint(asn1_x509.Certificate.load(der, strict=True))
    fingerprint = trusted.replace(":", "").replace(" ", "").lower()
    if len(fingerprint) != 64 or set(fingerprint) - set("0123456789abcdef"):
        raise ValueError("a fingerprint has 64 hexadecimal digits")
    return fingerprint


def _fingerprint(certificate: asn1_x509.Certificate) -> str:
    return sha256(certificate.dump()).hexdigest()
