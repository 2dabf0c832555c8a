"""The certificate as people read it: a PDF/A with the facts attached, signed by the agency."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.vault.certificate import Signer, sign

from .models import Certificate
from .remaining import words_for

LAYOUT = Path(__file__).parent / "certificate.typ"


def signed_certificate(certificate: Certificate) -> bytes:
    """The signed PDF, in the customer's language."""
    with translation.override(certificate.language):
        pdf = typst.compile(
            str(LAYOUT),
            format="pdf",
            pdf_standards=["a-3b"],
            sys_inputs={
                "words": json.dumps(words_of(certificate), ensure_ascii=False),
                "facts": json.dumps(certificate.facts, ensure_ascii=False),
            },
            timestamp=int(certificate.issued_at.timestamp()),
        )
    return sign(bytes(pdf), signer())


@cache
def _signer_at(path: Path, agency: str) -> Signer:
    try:
        return Signer.load(path) if path.exists() else Signer.generate(path, name=agency)
    except FileExistsError:  # another process made it at the same moment
        return Signer.load(path)


def signer() -> Signer:
    """The agency's signing key, made at first use."""
    return _signer_at(settings.SIGNING_KEY, settings.AGENCY["name"])


def words_of(certificate: Certificate) -> dict[str, Any]:
    """Every word of the page, in the language that is active."""
    facts = certificate.facts
    erased = _moment(facts["erased_at"])
    return {
        "language": translation.get_language() or "nb",
        "title": _("Certificate of erasure"),
        "agency": settings.AGENCY["name"],
        "contact": " · ".join(
            filter(None, (settings.AGENCY[key] for key in ("address", "phone", "email")))
        ),
        "lead": _lead(facts) % {"number": certificate.number, "erased": erased},
        "rows": [
            [_("Order"), certificate.number],
            [_("Received"), _moment(facts["received_at"])],
            [_("Erasure asked for"), _moment(facts["asked_at"]) if facts["asked_at"] else _("No")],
            [_("Key destroyed"), erased],
            [_("Id of the key"), facts["key"]],
            [_("Privacy statement"), facts["statement"]],
            *_memory_row(facts.get("memory_units", 0)),
            *_partner_rows(facts),
        ],
        "files_title": _("What is erased"),
        "files_head": [_("File"), _("Size"), _("Fingerprint of the encrypted file (SHA-256)")],
        "files": [
            [_role(file["role"]), _size(file["bytes"]), file["encrypted_sha256"]]
            for file in facts["files"]
        ],
        "remains_title": _("What remains, why, and until when"),
        "remains": [words_for(entry) for entry in facts["remains"]],
        "check_title": _("How to check this certificate"),
        "check": _(
            "The document is signed. With the program Ordvern, which is free, anybody can check it"
            " without a network: ordvern verify certificate.pdf"
        ),
    }


def _is_spoken(facts: Mapping[str, Any]) -> bool:
    return facts.get("service") == "interpreting"  # older certificates do not say


def _lead(facts: Mapping[str, Any]) -> str:
    if _is_spoken(facts):
        return _(
            "Where the interpreting %(number)s was, whom to ask for, its papers and messages can no"
            " longer be read by anybody. The only key that opened them was destroyed on %(erased)s."
            " Every copy, in backups too, is noise."
        )
    return _(
        "The files of order %(number)s can no longer be read by anybody. The only key that"
        " opened them was destroyed on %(erased)s. Every copy, in backups too, is noise."
    )


def _memory_row(units: int) -> list[list[str]]:
    """Sentences that went from translation memories, if any had gone in."""
    return [[_("Sentences erased from translation memories"), str(units)]] if units else []


def _partner_rows(facts: Mapping[str, Any]) -> list[list[str]]:
    """One for each partner who could open the files, by country of work, never by name."""
    had = _("Partner who had the files (%(country)s)")
    if _is_spoken(facts):
        had = _("Interpreter who had the assignment (%(country)s)")
    return [
        [
            had % {"country": each["country"]},
            _("Attested %(at)s that all copies are gone") % {"at": _moment(each["attested_at"])}
            if each["attested_at"]
            else _("Shut out; bound to delete all copies, and asked to attest it"),
        ]
        for each in facts.get("at_partners", [])
    ]


def _moment(iso: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(iso)), "DATETIME_FORMAT")


def _role(role: str) -> str:
    return {
        "source": _("File that you sent"),
        "redacted": _("Redacted copy"),
        "translation": _("Translation"),
        "masked": _("Masked copy"),
        "received": _("Translation as it was sent in"),
    }[role]


def _size(size: int) -> str:
    return _("%(kilobytes)s kB") % {"kilobytes": max(1, round(size / 1000))}
