"""Zip archives inside mails and packages: each file is read as if attached."""

from collections.abc import Iterator

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused

BEGINNING = b"PK\x03\x04"


def segments(content: bytes, account: Account) -> Iterator[Embedded]:
    """The files of the archive, named with their folders; one that is damaged is noticed.

    Raises Refused if the archive is damaged, encrypted or asks for more than its limits.
    """
    package = Package(content, account)
    for number, name in enumerate(package.names):
        try:
            yield Embedded(package.read(name), name, f"file{number}")
        except Refused as refusal:
            if refusal.reason is Reason.TOO_COMPLEX:
                raise
            account.note(refusal.reason)
