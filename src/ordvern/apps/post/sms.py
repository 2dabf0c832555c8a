"""The seam for text messages: a value with a function that sends, chosen by the settings."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

Send = Callable[[str, str], None]
DIGITS = 8


@dataclass(frozen=True, slots=True)
class Gateway:
    """A way to send text messages: `send(number, text)`; the number as ``+4740012345``.

    `send` raises `OSError` where the message could not be handed over.
    """

    name: str
    send: Send


def to_file(number: str, text: str) -> None:
    """Append the message to a file in the home, for the demo and for trying things out."""
    path: Path = settings.SMS_FILE
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{number}\t{text}\n")


FILE = Gateway("file", to_file)


def gateway() -> Gateway | None:
    """The gateway that the settings name by its dotted path; None if there is none."""
    return import_string(settings.SMS_GATEWAY) if settings.SMS_GATEWAY else None


def mobile(phone: str) -> str:
    """A Norwegian mobile number with its country code; empty if it is none.

    Mobile numbers have eight digits and begin with 4 or 9 (Nkom's numbering plan).
    """
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    digits = digits.removeprefix("+47").removeprefix("0047")
    is_mobile = len(digits) == DIGITS and digits.isdigit() and digits[0] in "49"
    return f"+47{digits}" if is_mobile else ""
