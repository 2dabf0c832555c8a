"""What a sender wrote and said of himself: sealed under the folder's key, and read anew."""

import json
from dataclasses import dataclass

from ordvern.apps.files.store import seal, unseal
from ordvern.detection.languages import identify
from ordvern.text import Language
from ordvern.vault import NotReadable, Shredded

from .models import Inquiry

OURS = {Language.BOKMAL: "nb", Language.NYNORSK: "nn", Language.UNKNOWN: "nb"}
NEIGHBOURS = {Language.DANISH: "nb", Language.SWEDISH: "nb"}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who somebody says to be; of an e-mail it is a claim, whatever it says."""

    name: str = ""
    address: str = ""


def sealed_sender(folder_id: str, sender: Sender) -> bytes:
    return seal(folder_id, json.dumps([sender.name, sender.address]).encode())


def sender_of(inquiry: Inquiry) -> Sender:
    """Empty once the folder is erased."""
    found = _unsealed(inquiry, bytes(inquiry.sealed_sender))
    return Sender(*json.loads(found)) if found else Sender()


def message_of(inquiry: Inquiry) -> str:
    """What was written to us; empty once the folder is erased."""
    return _unsealed(inquiry, bytes(inquiry.sealed_message))


def language_of(text: str) -> str:
    """The language we answer in: one of ours, English for whoever writes none of them."""
    found = identify(text)[0] if text.strip() else Language.UNKNOWN
    return (OURS | NEIGHBOURS).get(found, "en")


def _unsealed(inquiry: Inquiry, sealed: bytes) -> str:
    if not sealed:
        return ""
    try:
        return unseal(inquiry.folder_id, sealed).decode()
    except (Shredded, NotReadable):
        return ""
