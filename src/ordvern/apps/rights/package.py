"""Everything the system holds about the owner of an account, as he may have it (GDPR Art. 15, 20).

Plain values in sections, for JSON and for tables. What is left out, and why, stands in `LEFT_OUT`,
which a test holds against the data map.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from ordvern.apps.billing.models import Invoice, PriceList, Quote, Terms
from ordvern.apps.conversations.models import Message
from ordvern.apps.conversations.reading import lines
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.customers.models import ContactPerson, InvoiceDetails
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import name_of, unseal
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.words import message_of, sender_of
from ordvern.apps.memories.models import Memory, Objection
from ordvern.apps.orders.interpreting import Meeting, meeting_of
from ordvern.apps.orders.models import Job, Order, TransferBan
from ordvern.apps.post.models import OutgoingMail, Wish
from ordvern.apps.retention.rules import rules
from ordvern.vault import NotReadable, Shredded

from .models import Case, Forwarding
from .words import asker_of, sent_on_words, words_of

Row = dict[str, Any]
Package = dict[str, list[Row]]
LEFT_OUT: Mapping[str, str] = {
    "mfa.authenticator.data": "the secret of a passkey or of a code: whoever has it gets in",
    "sessions.session.session_data": "the session itself: whoever has it is signed in",
    "memories.memory.sealed_key": "a key",
    "memories.storedunit.source": "sentences of the files, which are fetched there",
    "memories.storedunit.target": "sentences of the translations, which are fetched there",
    "memories.storedunit.codes": "the form of those sentences",
    "memories.storedunit.sealed": "those sentences, encrypted",
    "memories.unitscope.ref": "the number of the entry or order, told there",
    # Personopplysningsloven § 16 first paragraph e, as far as it reaches: `records.law`.
    "conversations.note.sealed_text": "notes of those who prepare the case, given to nobody else",
    "orders.masking.sealed_map": "names in the files, which are fetched there",
    "billing.invoice.pdf": "the invoice as a document: it is fetched on its page",
    "intake.incomingmail.sender_key": "a keyed fingerprint of the address, told in plain",
    "post.outgoingmail.sealed_address": "the address, told in plain with the account",
    "retention.hold.subject": "the number of the entry or order; that it is held is told there",
    "retention.hold.reference": "the number of somebody else's case",
    "registers.breachtext.sealed": "our account of a breach; what concerns them is in the notice",
    "registers.breachreport.sealed_pdf": "what the authority was told of a breach as a whole",
}


def package_of(account: User, *, now: datetime) -> Package:
    """All sections; an empty one says that there is nothing of that kind."""
    made: Package = {
        "about": _about(now),
        "purposes_and_periods": _periods(),
        "recipients": _recipients(account),
    }
    return made | {name: list(rows(account)) for name, rows in SECTIONS.items()}


def _about(now: datetime) -> list[Row]:
    agency = settings.AGENCY
    return [
        {
            "controller": agency["name"],
            "contact": agency["email"],
            "phone": agency["phone"],
            "made_at": now,
            "basis": "GDPR 6(1)(b), (c), (f)",
            "source": _("you, when you ordered or wrote to us"),
            "automated_decisions": _("none"),
            "rights": _("access, correction, erasure, restriction, portability, objection"),
            "complaint": "Datatilsynet, https://www.datatilsynet.no/om-datatilsynet/kontakt-oss/",
        }
    ]


def _periods() -> list[Row]:
    return [
        {"data": str(rule.name), "counted_from": str(rule.since), "law": rule.law}
        for rule in rules()
    ]


def _recipients(account: User) -> list[Row]:
    """Each partner who had files, by name and country, and on what ground if outside the EEA."""
    jobs = Job.objects.had_files().filter(order__customer__account=account)
    return [
        {
            "partner": job.partner.name,
            "country": job.partner.country_of_work,
            "order": job.order.number,
            "since": job.answered_at,
            "masked": hasattr(job.order, "masking"),
            "transfers": [
                {"country": each.country, "ground": each.basis, "document": each.source}
                for each in job.transfers.all()
            ],
        }
        for job in jobs.select_related("partner", "order__masking")
    ]


def _account(account: User) -> Iterable[Row]:
    wish = Wish.objects.filter(account=account).first()
    ban = TransferBan.objects.filter(account=account).first()
    objection = Objection.objects.filter(account=account).first()
    yield {
        "email": account.email,
        "name": account.display_name,
        "language": account.language,
        "joined_at": account.joined_at,
        "last_signed_in": account.last_login,
        "addresses": list(EmailAddress.objects.filter(user=account).values("email", "verified")),
        "ways_in": list(Authenticator.objects.filter(user=account).values("type", "created_at")),
        "messages_often": wish.often if wish else "at_once",
        "no_work_outside_eea_since": ban.since if ban else None,
        "not_remembered_since": objection.since if objection else None,
    }


def _entries(account: User) -> Iterable[Row]:
    for entry in account.customers.standing():
        details = dict(InvoiceDetails.objects.filter(customer=entry).values().first() or {})
        terms = Terms.objects.filter(customer=entry).values("country", "agreed_on").first()
        yield {
            "number": entry.pk,
            "kind": entry.kind,
            "name": entry.name,
            "address": entry.address,
            "phone": entry.phone,
            "registered_at": entry.registered_at,
            "contacts": list(entry.contacts.values("name", "email", "phone")),
            "invoice_details": {k: v for k, v in details.items() if not k.endswith("id")},
            "terms": terms,
            "price_lists": list(PriceList.objects.filter(customer=entry).values_list("name")),
            "memories": list(Memory.objects.filter(customer=entry).values_list("name")),
        }


def _contact_of(account: User) -> Iterable[Row]:
    """Where others have named the owner of this address as their contact."""
    here = Q(email__iexact=account.email)
    for person in ContactPerson.objects.filter(here).exclude(customer__account=account):
        yield {"of": person.customer.name, "name": person.name, "phone": person.phone}
    for details in InvoiceDetails.objects.filter(here).exclude(customer__account=account):
        yield {"of": details.customer.name, "invoices_go_to": details.email}


def _orders(account: User) -> Iterable[Row]:
    orders = Order.objects.filter(customer__account=account).select_related(
        "folder", "interpreting"
    )
    for order in orders.order_by("received_at"):
        yield {
            "number": order.number,
            "from": order.source_language,
            "to": order.target_language,
            "status": order.status,
            "received_at": order.received_at,
            "delivered_at": order.delivered_at,
            "closed_at": order.closed_at,
            "statement": order.statement,
            "declared_at": order.declared_at,
            "message": _plain(order.folder_id, bytes(order.sealed_message)),
            "interpreting": _interpreting(order),
            "files": [
                {"name": _file_name(file), "role": file.role, "bytes": file.size}
                for file in StoredFile.objects.filter(folder=order.folder)
            ],
            "erased_at": order.folder.erased_at,
        }


def _interpreting(order: Order) -> Row | None:
    """When it is, for how long, how long it was, and where one meets whom."""
    sitting = getattr(order, "interpreting", None)  # a missing one-to-one is an AttributeError
    if sitting is None:
        return None
    try:
        meeting = meeting_of(sitting, order.folder_id)
    except (Shredded, NotReadable):
        meeting = Meeting()
    return {
        "begins_at": sitting.begins_at,
        "minutes": sitting.minutes,
        "done_minutes": sitting.done_minutes,
        "way": sitting.get_way_display(),
        "qualification": sitting.qualification,
        "town": meeting.town,
        "place": meeting.place,
        "contact": meeting.contact,
    }


def _messages(account: User) -> Iterable[Row]:
    for line in lines(Message.objects.visible_to(account.actor).select_related("order")):
        yield {
            "order": line.message.order.number,
            "from_us": line.message.from_agency,
            "sent_at": line.message.sent_at,
            "text": line.text,
        }


def _quotes(account: User) -> Iterable[Row]:
    for quote in Quote.objects.visible_to(account.actor):
        yield {"quote": quote.title, "status": quote.status, "sent_at": quote.sent_at}


def _invoices(account: User) -> Iterable[Row]:
    for invoice in Invoice.objects.visible_to(account.actor):
        yield {
            "number": invoice.number,
            "order": invoice.order_number,
            "issued_on": invoice.issued_on,
            "sum": f"{invoice.currency} {invoice.gross / 100:.2f}",
            "buyer": invoice.buyer,
            "reference": invoice.reference,
            "kept_until": invoice.kept_until,
        }


def _inquiries(account: User) -> Iterable[Row]:
    for inquiry in Inquiry.objects.filter(customer__account=account):
        sender = sender_of(inquiry)
        yield {
            "number": inquiry.number,
            "channel": inquiry.channel,
            "received_at": inquiry.received_at,
            "sender": [sender.name, sender.address],
            "text": message_of(inquiry),
        }


def _cases(account: User) -> Iterable[Row]:
    for case in Case.objects.filter(customer__account=account):
        asker = asker_of(case)
        yield {
            "number": case.number,
            "kind": case.kind,
            "status": case.status,
            "received_at": case.received_at,
            "asked_by": [asker.name, asker.address],
            "text": words_of(case),
        }


def _sent_on(account: User) -> Iterable[Row]:
    for each in Forwarding.objects.filter(order__customer__account=account):
        yield {
            "order": each.order.number,
            "sent_at": each.sent_at,
            "text": sent_on_words(each),
        }


def _mails(account: User) -> Iterable[Row]:
    for mail in OutgoingMail.objects.filter(account=account):
        yield {"about": mail.number, "kind": mail.kind, "sent_at": mail.sent_at}


def _log(account: User) -> Iterable[Row]:
    """What was done with his entries, orders and files, and what he did himself."""
    orders = Order.objects.filter(customer__account=account)
    files = StoredFile.objects.filter(folder__order__in=orders)
    keys = [f"customer:{pk}" for pk in account.customers.values_list("pk", flat=True)]
    keys += [f"order:{pk}" for pk in orders.values_list("pk", flat=True)]
    keys += [f"storedfile:{pk}" for pk in files.values_list("pk", flat=True)]
    about = Q(subject__in=keys) | Q(actor_account=account.pk)
    for event in AuditEvent.objects.filter(about).order_by("pk"):
        yield {"at": event.at, "what": event.verb, "by": event.actor_kind, "of": event.subject}


def _plain(folder: str, sealed: bytes) -> str:
    if not sealed:
        return ""
    try:
        return unseal(folder, sealed).decode()
    except (Shredded, NotReadable):
        return ""


def _file_name(file: StoredFile) -> str:
    try:
        return name_of(file)
    except (Shredded, NotReadable):
        return ""


SECTIONS: Mapping[str, Callable[[User], Iterable[Row]]] = {
    "account": _account,
    "contact_details": _entries,
    "named_as_contact": _contact_of,
    "orders": _orders,
    "messages": _messages,
    "quotes": _quotes,
    "invoices": _invoices,
    "inquiries": _inquiries,
    "requests": _cases,
    "requests_sent_on_to_you": _sent_on,
    "mails": _mails,
    "log": _log,
}
