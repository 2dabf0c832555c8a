"""A translation comes in as a document or as XLIFF: it is merged, restored and compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened, opened_deposit
from ordvern.apps.files.store import Deposit, add_file, name_of, put_bytes, unseal
from ordvern.apps.orders.checking import compared, keep_check
from ordvern.apps.orders.masking import map_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.add_translation import place
from ordvern.documents import NotMerged, Trouble, from_xliff, restore

BEGINNING = 4096


class PlaceholdersDiffer(Exception):
    """The translation of a masked file lacks placeholders, or holds some that are not its own."""

    def __init__(self, missing: Sequence[str], invented: Sequence[str]) -> None:
        super().__init__("placeholders differ")
        self.missing = tuple(missing)
        self.invented = tuple(invented)


class _OtherBasis(Exception):
    """The translation was not made of this file."""


@dataclass(frozen=True, slots=True)
class _Made:
    """`document` is the translation of `basis`, `restored` the same with the values back."""

    basis: StoredFile
    source: bytes
    document: bytes
    restored: bytes


def take_translation(
    order: Order,
    *,
    deposit: Deposit,
    translates: StoredFile,
    bases: Sequence[StoredFile],
    actor: Actor,
    now: datetime,
    language: str = "",
) -> StoredFile:
    """Keep the translation of `translates`, made of one of `bases`: the file or its masked copy.

    It is into `language`, else the order's first one.
    An XLIFF file is merged into the document, and in the translation of a masked copy the values
    are put back. Nothing is kept half: raises `NotMerged`, `PlaceholdersDiffer`, `Refused` for
    what cannot be restored, and `NotAllowedNow` unless the order is in work.
    """
    with opened_deposit(order.folder, deposit) as stream:
        sent = stream.read()
    made = _made(order, translates, bases, sent, now)
    into = language or order.target_language
    found = compared(order, made.source, made.document, language=into)
    is_as_sent = made.restored is sent
    with transaction.atomic(durable=True):
        kept = deposit if is_as_sent else _renamed(order, deposit, translates, made.restored, into)
        file = place(
            order, deposit=kept, translates=translates, language=into, actor=actor, now=now
        )
        role = StoredFile.Role.RECEIVED
        received = (
            None
            if is_as_sent
            else add_file(order.folder, deposit, role=role, now=now, derived_from=file)
        )
        keep_check(file, basis=made.basis, received=received, found=found, now=now)
    return file


def is_xliff(content: bytes) -> bool:
    """By its beginning, in any encoding that XML has."""
    return b"<xliff" in content[:BEGINNING].replace(b"\0", b"")


def _made(
    order: Order,
    translates: StoredFile,
    bases: Sequence[StoredFile],
    sent: bytes,
    now: datetime,
) -> _Made:
    """Of the first basis that the translation fits; the last one must fit."""
    for basis in bases[:-1]:
        try:
            return _made_of(order, translates, basis, sent, now, is_last=False)
        except _OtherBasis:
            continue
    return _made_of(order, translates, bases[-1], sent, now, is_last=True)


def _made_of(
    order: Order,
    translates: StoredFile,
    basis: StoredFile,
    sent: bytes,
    now: datetime,
    *,
    is_last: bool,
) -> _Made:
    with opened(basis, actor=SYSTEM, now=now) as stream:
        source = stream.read()
    document = sent
    if is_xliff(sent) and not is_xliff(source):
        document = _merged(source, sent, is_last=is_last)
    if basis.role != StoredFile.Role.MASKED:
        return _Made(basis, source, document, document)
    back = restore(BytesIO(document), map_of(order), name=str(translates.pk))
    if not back.restored and not is_last:
        raise _OtherBasis
    if back.missing or back.invented:
        raise PlaceholdersDiffer(back.missing, back.invented)
    return _Made(basis, source, document, back.content)


def _merged(source: bytes, sent: bytes, *, is_last: bool) -> bytes:
    try:
        return from_xliff(BytesIO(source), BytesIO(sent)).content
    except NotMerged as refused:
        is_other = any(each.trouble is Trouble.OTHER_DOCUMENT for each in refused.problems)
        if is_other and not is_last:
            raise _OtherBasis from None
        raise


def _renamed(
    order: Order, deposit: Deposit, translates: StoredFile, content: bytes, language: str
) -> Deposit:
    """The document under the name of what it translates, with the language added."""
    stem, _, suffix = name_of(translates).rpartition(".")
    sent = unseal(order.folder_id, deposit.sealed_name).decode().rpartition(".")[2].lower()
    if sent not in {"xlf", "xliff", "mqxliff", "sdlxliff"} and len(sent) <= 5:
        suffix = sent
    name = f"{stem or suffix}-{language}.{suffix}"
    return put_bytes(order.folder, content, name=name)
