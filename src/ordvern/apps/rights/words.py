"""What somebody wrote in a case and said of himself, sealed; and who is told of its end."""

import json
from datetime import datetime

from ordvern.apps.core.emptying import is_nobody
from ordvern.apps.files.store import unseal
from ordvern.apps.intake.words import Sender
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify, notify_sender
from ordvern.vault import NotReadable, Shredded

from .models import Case, Forwarding


def words_of(case: Case) -> str:
    """Empty once the case's folder is erased."""
    return _unsealed(case, bytes(case.sealed_words))


def asker_of(case: Case) -> Sender:
    """Who asked, as he says; empty once the case's folder is erased."""
    found = _unsealed(case, bytes(case.sealed_sender))
    return Sender(*json.loads(found)) if found else Sender()


def tell(case: Case, *, now: datetime) -> None:
    """Have the person told that there is news: at the registered address if his is proven, else
    at the one that he wrote from. Whoever has none is told by phone or letter."""
    if case.customer is not None and case.is_proven:
        path = f"/kunde/opplysninger/saker/{case.pk}/"
        notify(
            case.customer.account,
            OutgoingMail.Kind.RIGHTS_NEWS,
            number=case.number,
            path=path,
            now=now,
        )
        return
    tell_asker(case, OutgoingMail.Kind.RIGHTS_CLOSED, now=now)


def tell_asker(case: Case, kind: str, *, now: datetime, address: str = "") -> None:
    """To an address without an account; sealed under the case's key."""
    to = address or asker_of(case).address
    if to and not is_nobody(to):
        notify_sender(
            case.folder,
            kind,
            address=to,
            language=case.language,
            number=case.number,
            path="/personvern/",
            now=now,
        )


def sent_on_words(forwarding: Forwarding) -> str:
    """What somebody named in the files of an order asks; empty once those are erased."""
    return _opened(forwarding.order.folder_id, bytes(forwarding.sealed_words))


def _unsealed(case: Case, sealed: bytes) -> str:
    return _opened(case.folder_id, sealed)


def _opened(folder: str, sealed: bytes) -> str:
    if not sealed:
        return ""
    try:
        return unseal(folder, sealed).decode()
    except (Shredded, NotReadable):
        return ""
