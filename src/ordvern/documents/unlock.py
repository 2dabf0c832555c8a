"""Opens a document that a password protects, in memory, for one reading.

Word, Excel and PowerPoint packages are opened by msoffcrypto (MS-OFFCRYPTO: standard and agile
encryption), PDFs by pikepdf. The password is neither kept nor part of any message.
"""

import struct
from collections.abc import Callable
from io import BytesIO
from warnings import catch_warnings
from xml.parsers.expat import ExpatError

import msoffcrypto
import pikepdf
from msoffcrypto import exceptions
from msoffcrypto.format.ooxml import OOXMLFile

from ordvern.documents.reason import Reason, Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
PDF_HEAD = 1024
WRONG = (exceptions.InvalidKeyError, pikepdf.PasswordError)
BROKEN = (
    exceptions.FileFormatError, exceptions.ParseError, exceptions.DecryptionError,
    exceptions.EncryptionError, pikepdf.PikepdfError, OSError, ValueError, KeyError, IndexError,
    AttributeError, TypeError, struct.error, ExpatError,
)  # fmt: skip


def unlocked(content: bytes, password: str) -> bytes:
    """The document without its protection; as it is if it has none that is known here.

    Raises Refused: wrong_password, or corrupt if it is damaged."""
    opens = _opener(content)
    if opens is None:
        return content
    try:
        return opens(content, password)
    except WRONG:
        raise Refused(Reason.WRONG_PASSWORD) from None
    except BROKEN:
        raise Refused(Reason.CORRUPT) from None


def make_ready() -> None:
    """Have the library behind pikepdf set up its ciphers, for which it reads files of the system
    that are out of reach in the cage."""
    locked = BytesIO()
    with pikepdf.new() as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="ready", user="ready"))
    unlocked(locked.getvalue(), "ready")


def _opener(content: bytes) -> Callable[[bytes, str], bytes] | None:
    if content.startswith(OLE) and ENCRYPTED_PACKAGE in content:
        return _office
    return _pdf if b"%PDF-" in content[:PDF_HEAD] else None


def _office(content: bytes, password: str) -> bytes:
    file = msoffcrypto.OfficeFile(BytesIO(content))
    if not isinstance(file, OOXMLFile):
        return content
    plain = BytesIO()
    file.load_key(password=password, verify_password=True)
    file.decrypt(plain)
    return plain.getvalue()


def _pdf(content: bytes, password: str) -> bytes:
    with catch_warnings(action="ignore", category=UserWarning):  # that no password was needed
        document = pikepdf.open(BytesIO(content), password=password, suppress_warnings=True)
    with document:
        if not document.is_encrypted:
            return content
        plain = BytesIO()
        document.save(plain, encryption=False, deterministic_id=True)
        return plain.getvalue()
