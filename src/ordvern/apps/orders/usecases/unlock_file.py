"""Somebody gives the password of a file, once: a copy without it takes the file's place."""

from datetime import datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import name_of, put_bytes, vault
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.send_new_file import send_new_file
from ordvern.documents import without_password
from ordvern.vault import FolderId


def unlock_file(
    order: Order, *, file: StoredFile, password: str, actor: Actor, now: datetime
) -> StoredFile:
    """Screen the order again with a copy of `file` that no password protects.

    The copy lies encrypted as all files do; the password is stored nowhere. Raises `Refused`
    (wrong_password, encrypted if its protection cannot be taken off) and `NotAllowedNow`.
    """
    with opened(file, actor=actor, now=now) as stream:
        plain = without_password(stream, password=password)
    deposit = put_bytes(order.folder, plain, name=name_of(file))
    try:
        return send_new_file(order, replaces=file, deposit=deposit, actor=actor, now=now)
    except NotAllowedNow:
        vault().discard(FolderId(order.folder_id), deposit.stored.id)
        raise
