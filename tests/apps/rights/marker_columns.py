"""Where the marker of test_marker is planted: every column that can hold a customer's text.

The data map says which columns there are. One that is neither planted nor told of in `NOT_REACHED`
fails a test.
"""

from collections.abc import Mapping

from django.apps import apps
from django.db import models

from ordvern.apps.retention.data_map import TABLES, About, Table

THEIRS = {About.CUSTOMER, About.CONTACT, About.SENDER, About.ANYBODY, About.NAMED}
SHORTEST = 10  # characters of the marker: a narrower column cannot hold it
A_CODE = 16  # a column that the map calls a code, and no wider, holds a code
WRITABLE = (models.TextField, models.BinaryField, models.JSONField, models.CharField)


def _in(label: str, names: str) -> list[str]:
    return [f"{label}.{name}" for name in names.split()]


PLAIN = frozenset(
    [
        *_in("customers.customer", "name address phone"),
        *_in("customers.contactperson", "name email phone"),
        *_in("customers.invoicedetails", "reference address email"),
        *_in("core.user", "email display_name"),
        *_in("account.emailaddress", "email"),
        *_in("mfa.authenticator", "data"),
        *_in("sessions.session", "session_data"),
        *_in("billing.pricelist", "name"),
        *_in("memories.memory", "name"),
        *_in("memories.storedunit", "source target codes"),
        *_in("memories.memoryimport", "problem"),
        *_in("programs.token", "name"),
        *_in("programs.webhook", "name url operator"),
        *_in("programs.keptanswer", "key body"),
    ]
)
SEALED: Mapping[str, str] = {
    "orders.order.sealed_message": "folder",
    "orders.interpreting.sealed_meeting": "order__folder",
    "orders.masking.sealed_map": "order__folder",
    "conversations.message.sealed_text": "order__folder",
    "conversations.note.sealed_text": "order__folder",
    "intake.inquiry.sealed_sender": "folder",
    "intake.inquiry.sealed_message": "folder",
    "files.storedfile.sealed_name": "folder",
    "post.outgoingmail.sealed_address": "folder",
    "rights.case.sealed_sender": "folder",
    "rights.case.sealed_words": "folder",
    "rights.forwarding.sealed_words": "order__folder",
}
"""Column -> the way to the folder under whose key it is sealed."""

_MADE_HERE = "made here of numbers, digests or fixed words: nobody can write into it"
_OF_THE_HOUSE = "what the agency says of itself, its rules and its suppliers"
NOT_REACHED: Mapping[str, str] = {
    **dict.fromkeys(
        [
            *_in("core.user", "password"),
            *_in("core.auditevent", "verb subject"),
            *_in("core.auditlink", "hash"),
            *_in("core.queuedtask", "kind subject reason"),
            *_in("account.emailconfirmation", "key"),
            *_in("post.outgoingmail", "kind path reason"),
            *_in("orders.order", "statement"),
            *_in("orders.maskingnote", "reason"),
            *_in("orders.translationcheck", "reason"),
            *_in("orders.checkeddifference", "lack"),
            *_in("orders.remembering", "kept_out"),
            *_in("orders.roundplace", "passed_over"),
            *_in("orders.transfer", "source pack"),
            *_in("billing.invoice", "kid"),
            *_in("intake.incomingmail", "message_key sender_key"),
            *_in("intake.mailboxstate", "reason"),
            *_in("files.storedfile", "blob content_hash cipher_hash"),
            *_in("files.vaultfault", "folder blob"),
            *_in("screening.screening", "content_hash reason"),
            *_in("screening.screeningnotice", "reason"),
            *_in("screening.found", "recognizer"),
            *_in("screening.decision", "content_hash"),
            *_in("screening.redaction", "reason"),
            *_in("memories.memory", "sealed_key"),
            *_in("memories.unitscope", "ref"),
            *_in("memories.memoryimport", "kept_out"),
            *_in("memories.purging", "ids"),
            *_in("memories.counting", "rules"),
            *_in("partners.statementacceptance", "statement"),
            *_in("programs.token", "digest scopes"),
            *_in("programs.webhook", "salt secret_hash"),
            *_in("programs.delivery", "verb subject reason"),
            *_in("programs.keptanswer", "fingerprint"),
            *_in("retention.hold", "subject"),
            *_in("retention.sweepcount", "data"),
            *_in("registers.breach", "origin"),
            *_in("registers.disclosedfile", "cipher_hash"),
            *_in("registers.dutydone", "duty"),
            *_in("registers.processoragreement", "digest"),
            *_in("registers.reminder", "subject mark"),
            *_in("records.edition", "digest"),
            *_in("statement.promisecheck", "promise"),
            *_in("visits.pagecount", "page"),
        ],
        _MADE_HERE,
    ),
    **dict.fromkeys(
        [
            *_in("billing.agencydetails", "name street city"),
            *_in("billing.invoice", "seller"),
            *_in("partners.termsversion", "version digest"),
            *_in("partners.termstext", "body"),
            *_in("statement.clausewording", "clause section nb nn en"),
            *_in("statement.statementtext", "body"),
            *_in("consent.question", "services words"),
            *_in("registers.dutydone", "note"),
            *_in("registers.processoragreement", "processor service covers"),
            *_in("records.risk", "standard title measures"),
            *_in("records.edition", "decision"),
            *_in("auth.permission", "name codename"),
            *_in("auth.group", "name"),
            *_in("contenttypes.contenttype", "app_label model"),
        ],
        _OF_THE_HOUSE,
    ),
    **dict.fromkeys(
        _in("billing.invoice", "buyer reference pdf"),
        "the bookkeeping act keeps it for five years after the accounting year",
    ),
    **dict.fromkeys(
        _in("erasure.certificate", "facts pdf"),
        "the proof of the erasure: numbers and days, looked through here as every row is",
    ),
    **dict.fromkeys(
        [*_in("registers.breachtext", "sealed"), *_in("registers.breachreport", "sealed_pdf")],
        "our account of a breach (GDPR Art. 33(5)), sealed; it goes with the breach",
    ),
    **dict.fromkeys(
        _in("registers.breachreport", "reference"), "the authority's number of its own case"
    ),
    **dict.fromkeys(
        _in("registers.disclosure", "authority reference ground reasons"),
        "what an authority was given, and on what ground: we answer for it (GDPR Art. 5(2))",
    ),
    "retention.hold.reference": "the number of the claim that keeps the data: it goes with that",
    "intake.paper.place": "a shelf of ours",
    "intake.paper.proof_reference": "the number of the post office or of the shredder's receipt",
    "memories.storedunit.sealed": "a sentence under the memory's own key, which goes with its row",
}


def could_hold_it() -> set[str]:
    """Columns of the data map that could hold a customer's text, whatever they are meant for."""
    return {
        f"{label}.{field.name}"
        for label, table in TABLES.items()
        for field in apps.get_model(label)._meta.concrete_fields
        if isinstance(field, WRITABLE) and not field.choices
        if (least := _least_width(table, field.name)) is not None
        if field.max_length is None or field.max_length >= least
    }


def _least_width(table: Table, name: str) -> int | None:
    """How wide the column must be to hold a customer's text; None if it is about somebody else."""
    if name in table.codes:
        return A_CODE + 1
    return SHORTEST if (table.personal or {}).get(name) in THEIRS else None
