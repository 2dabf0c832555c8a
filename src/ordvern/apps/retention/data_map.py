"""The data map: every table of the system, what in it tells of a person, and which rule it obeys.

A test compares it with the models: a new table, or a new column that could hold something about
a person, has to be entered here before it can be used. What leads to a person by a number (an
account, a customer) counts as telling of that person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .rules import DataClass


class About(StrEnum):
    """Whom a column tells of."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    SENDER = "sender"
    PARTNER = "partner"
    STAFF = "staff"
    ANYBODY = "anybody"
    NAMED = "named"
    """Somebody named in a file; the customer is its controller."""


class Family(StrEnum):
    """The two parts of the statement, and what belongs to neither."""

    REGISTER = "register"
    FILES = "files"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the system. `data` is the rule for its rows, None where no row tells of anybody
    or a row goes with the one that it belongs to; `codes` are columns that look as if they could
    hold something about a person and do not: numbers, codes, fingerprints."""

    family: Family
    data: DataClass | None = None
    personal: Mapping[str, About] | None = None
    codes: frozenset[str] = frozenset()


def _of(about: About, names: str) -> dict[str, About]:
    return dict.fromkeys(names.split(), about)


def _codes(names: str) -> frozenset[str]:
    return frozenset(names.split())


R, F, H = Family.REGISTER, Family.FILES, Family.HOUSE
CUSTOMER, CONTACT, SENDER, PARTNER = About.CUSTOMER, About.CONTACT, About.SENDER, About.PARTNER
STAFF, ANYBODY, NAMED = About.STAFF, About.ANYBODY, About.NAMED

_REGISTER = {
    "customers.customer": Table(
        R, DataClass.CUSTOMERS, _of(CUSTOMER, "account name address phone")
    ),
    "customers.contactperson": Table(
        R, DataClass.CUSTOMERS, _of(CONTACT, "name email phone") | _of(CUSTOMER, "customer")
    ),
    "customers.invoicedetails": Table(
        R,
        DataClass.CUSTOMERS,
        _of(CUSTOMER, "customer organisation_number reference address email"),
    ),
    "core.user": Table(
        R,
        DataClass.CUSTOMERS,
        _of(ANYBODY, "email display_name"),
        _codes("password language"),
    ),
    "account.emailaddress": Table(R, DataClass.CUSTOMERS, _of(ANYBODY, "user email")),
    "account.emailconfirmation": Table(R, DataClass.CUSTOMERS, None, _codes("key")),
    "mfa.authenticator": Table(R, DataClass.CUSTOMERS, _of(ANYBODY, "user data"), _codes("type")),
    "sessions.session": Table(R, DataClass.SESSIONS, _of(ANYBODY, "session_data")),
    "post.wish": Table(R, DataClass.CUSTOMERS, _of(ANYBODY, "account")),
    "post.outgoingmail": Table(
        R,
        DataClass.MAIL_OUT,
        _of(ANYBODY, "account") | _of(SENDER, "sealed_address"),
        _codes("kind language number path reason"),
    ),
    "orders.transferban": Table(R, DataClass.CUSTOMERS, _of(CUSTOMER, "account")),
    "orders.order": Table(
        R,
        DataClass.ORDERS,
        _of(CUSTOMER, "customer sealed_message"),
        _codes("number source_language target_language statement"),
    ),
    # When, how long and how well are told of the order; where and whom to meet go with the files.
    "orders.interpreting": Table(
        R, DataClass.ORDERS, _of(ANYBODY, "sealed_meeting"), _codes("way qualification")
    ),
    "orders.step": Table(R, DataClass.ORDERS, _of(STAFF, "worker"), _codes("target_language")),
    "orders.agreement": Table(R, DataClass.ORDERS),
    "orders.correction": Table(R, DataClass.ORDERS),
    "orders.waiver": Table(R, DataClass.ORDERS),
    "billing.terms": Table(R, DataClass.CUSTOMERS, _of(CUSTOMER, "customer"), _codes("country")),
    "billing.pricelist": Table(
        R, DataClass.CUSTOMERS, _of(CUSTOMER, "customer name"), _codes("currency")
    ),
    "billing.price": Table(H, None, None, _codes("source_language target_language")),
    "billing.bandshare": Table(H),
    "billing.quote": Table(
        R,
        DataClass.QUOTES_TAKEN,
        _of(CUSTOMER, "customer"),
        _codes("number currency rule"),
    ),
    "billing.invoice": Table(
        R,
        DataClass.INVOICES,
        _of(CUSTOMER, "customer buyer reference pdf"),
        _codes("order_number language currency rule seller kid"),
    ),
    "billing.lineofpaper": Table(
        R, DataClass.INVOICES, None, _codes("source_language target_language")
    ),
    "billing.agencydetails": Table(
        H,
        None,
        None,
        _codes("name organisation_number street postal_code city country bank_account"),
    ),
    "erasure.certificate": Table(R, DataClass.ORDERS, None, _codes("number language facts pdf")),
}
_WAYS_IN = {
    "intake.inquiry": Table(
        R,
        DataClass.INQUIRIES,
        _of(SENDER, "sealed_sender sealed_message") | _of(CUSTOMER, "customer"),
        _codes("number language"),
    ),
    "intake.incomingmail": Table(
        R,
        DataClass.MAIL_IN,
        _of(SENDER, "sender_key"),
        _codes("message_key answers spf dkim dmarc"),
    ),
    "intake.mailboxstate": Table(H, None, None, _codes("reason")),
    "intake.paper": Table(
        R, DataClass.PAPERS, _of(STAFF, "done_by"), _codes("place proof_reference")
    ),
    "conversations.message": Table(R, DataClass.ORDERS, _of(ANYBODY, "sealed_text written_by")),
    "conversations.note": Table(
        R, DataClass.ORDERS, _of(ANYBODY, "sealed_text") | _of(STAFF, "written_by")
    ),
}
_FILES = {
    "files.folder": Table(F, DataClass.EMPTY_FOLDERS),
    "files.folderperson": Table(R, DataClass.ORDERS, _of(STAFF, "account added_by")),
    "files.needtoknow": Table(H),
    "files.storedfile": Table(
        F,
        DataClass.FILES,
        _of(NAMED, "sealed_name"),
        _codes("blob content_hash cipher_hash target_language"),
    ),
    "files.vaultcheck": Table(H),
    "files.vaultfault": Table(H, None, None, _codes("fault folder blob")),
    "screening.screening": Table(
        F, DataClass.FILES, None, _codes("content_hash reason kind language risk")
    ),
    "screening.screeningnotice": Table(F, DataClass.FILES, None, _codes("reason")),
    "screening.sensitivekind": Table(F, DataClass.FILES),
    "screening.found": Table(F, DataClass.FILES, None, _codes("part recognizer")),
    "screening.decision": Table(
        F, DataClass.FILES, _of(STAFF, "decided_by"), _codes("content_hash")
    ),
    "screening.redaction": Table(F, DataClass.FILES, None, _codes("reason")),
    "screening.redactedcategory": Table(F, DataClass.FILES),
    "orders.masking": Table(F, DataClass.FILES, _of(NAMED, "sealed_map")),
    "orders.maskingnote": Table(F, DataClass.FILES, None, _codes("reason")),
    "orders.translationcheck": Table(
        F, DataClass.FILES, _of(STAFF, "answered_by"), _codes("reason")
    ),
    "orders.checkeddifference": Table(F, DataClass.FILES, None, _codes("lack")),
    "orders.remembering": Table(F, DataClass.ORDERS, None, _codes("kept_out")),
    "memories.memory": Table(
        F,
        DataClass.CUSTOMERS,
        _of(CUSTOMER, "customer name sealed_key"),
        _codes("source_language target_language"),
    ),
    "memories.storedunit": Table(
        F,
        DataClass.CUSTOMERS,
        _of(CUSTOMER, "source target codes sealed"),
        _codes("before after origin_id"),
    ),
    "memories.unitscope": Table(F, DataClass.CUSTOMERS, _of(CUSTOMER, "ref")),
    "memories.memoryimport": Table(F, DataClass.CUSTOMERS, None, _codes("kept_out problem")),
    "memories.objection": Table(R, DataClass.CUSTOMERS, _of(CUSTOMER, "account")),
    "memories.purging": Table(F, None, None, _codes("why ids")),
    "memories.counting": Table(F, DataClass.FILES, None, _codes("target_language rules")),
    "memories.wordcount": Table(F, DataClass.FILES),
}
_PARTNERS = {
    "partners.partner": Table(
        R,
        DataClass.PARTNERS,
        _of(PARTNER, "account name contact phone country_of_residence country_of_work")
        | _of(STAFF, "approved_by"),
    ),
    "partners.languagepair": Table(
        R, DataClass.PARTNERS, _of(PARTNER, "partner"), _codes("source_language target_language")
    ),
    "partners.subjectfield": Table(R, DataClass.PARTNERS, _of(PARTNER, "partner")),
    "partners.authorisation": Table(
        R,
        DataClass.PARTNERS,
        _of(PARTNER, "partner number"),
        _codes("country source_language target_language"),
    ),
    "partners.rate": Table(
        R,
        DataClass.PARTNERS,
        _of(PARTNER, "partner"),
        _codes("source_language target_language currency"),
    ),
    "partners.absence": Table(R, DataClass.PARTNERS, _of(PARTNER, "partner")),
    "partners.transferground": Table(
        R,
        DataClass.PARTNERS,
        _of(PARTNER, "partner country") | _of(STAFF, "recorded_by"),
    ),
    "partners.statementacceptance": Table(
        R, DataClass.PARTNERS, _of(PARTNER, "partner"), _codes("statement login_level")
    ),
    "partners.undertaking": Table(
        R, DataClass.PARTNERS, _of(PARTNER, "partner"), _codes("login_level")
    ),
    "partners.termsversion": Table(H, None, None, _codes("version digest")),
    "partners.termstext": Table(H, None, None, _codes("language body")),
    "orders.offerround": Table(R, DataClass.ORDERS),
    "orders.roundplace": Table(R, DataClass.ORDERS, _of(PARTNER, "partner"), _codes("passed_over")),
    "orders.job": Table(R, DataClass.ORDERS, _of(PARTNER, "partner"), _codes("currency")),
    "orders.transfer": Table(R, DataClass.ORDERS, None, _codes("country source pack")),
    "orders.attestation": Table(R, DataClass.ORDERS, None, _codes("login_level")),
}
_HOUSE = {
    "core.auditevent": Table(
        H,
        DataClass.LOG,
        _of(ANYBODY, "actor_account subject"),
        _codes("verb actor_kind"),
    ),
    "core.pledge": Table(H, DataClass.CUSTOMERS, _of(STAFF, "account")),
    "core.auditlink": Table(H, DataClass.LOG, None, _codes("hash")),
    # A token acts for an account, obeys its rule, and stands no longer than it is open.
    "programs.token": Table(
        R,
        DataClass.CUSTOMERS,
        _of(ANYBODY, "account") | _of(STAFF, "made_by"),
        _codes("name digest hint scopes"),
    ),
    "programs.webhook": Table(
        R,
        DataClass.CUSTOMERS,
        _of(ANYBODY, "account") | _of(STAFF, "made_by"),
        _codes("name url operator country salt secret_hash"),
    ),
    "programs.delivery": Table(H, None, None, _codes("event verb subject reason answered")),
    "programs.keptanswer": Table(H, None, None, _codes("key fingerprint body")),
    "core.queuedtask": Table(H, None, None, _codes("kind subject reason")),
    "core.sequence": Table(H),
    "retention.hold": Table(
        H, DataClass.HOLDS, _of(ANYBODY, "subject reference") | _of(STAFF, "placed_by lifted_by")
    ),
    "rights.case": Table(
        R,
        DataClass.CASES,
        _of(CUSTOMER, "customer")
        | _of(SENDER, "sealed_sender sealed_words")
        | _of(STAFF, "closed_by"),
        _codes("number language"),
    ),
    "rights.forwarding": Table(R, DataClass.CASES, _of(SENDER, "sealed_words")),
    "rights.told": Table(R, DataClass.CASES, _of(PARTNER, "job")),
    "retention.sweeprun": Table(H),
    "retention.sweepcount": Table(H, None, None, _codes("data")),
    "retention.sweepapproval": Table(H, DataClass.LOG, _of(STAFF, "account")),
    "retention.clockmark": Table(H),
    "statement.statementversion": Table(H),
    "statement.clausewording": Table(H, None, None, _codes("clause section nb nn en")),
    "statement.statementtext": Table(H, None, None, _codes("language body")),
    "consent.question": Table(H, None, None, _codes("services words")),
    "consent.answercount": Table(H),
    "visits.pagecount": Table(H, None, None, _codes("page")),
    "statement.promisecheck": Table(H, None, None, _codes("promise")),
    "registers.breach": Table(
        H,
        DataClass.BREACHES,
        _of(STAFF, "decided_by"),
        _codes("number origin confidentiality integrity availability"),
    ),
    "registers.breachtext": Table(
        H, DataClass.BREACHES, _of(ANYBODY, "sealed") | _of(STAFF, "written_by")
    ),
    "registers.breachreport": Table(
        H,
        DataClass.BREACHES,
        _of(ANYBODY, "sealed_pdf") | _of(STAFF, "sent_by"),
        _codes("reference"),
    ),
    "registers.breachnotice": Table(H, DataClass.BREACHES, _of(CUSTOMER, "account")),
    "registers.dutydone": Table(
        H, DataClass.CONTROL, _of(STAFF, "done_by facts"), _codes("duty note")
    ),
    "registers.processoragreement": Table(
        H,
        DataClass.AGREEMENTS,
        _of(STAFF, "entered_by reviewed_by"),
        _codes("processor service covers country digest"),
    ),
    "registers.disclosure": Table(
        H,
        DataClass.DISCLOSURES,
        _of(STAFF, "entered_by decided_by"),
        _codes("number authority reference ground reasons"),
    ),
    "registers.disclosedfile": Table(
        H, DataClass.DISCLOSURES, None, _codes("order_number role cipher_hash")
    ),
    "records.entry": Table(H, DataClass.RECORDS, _of(STAFF, "words written_by"), _codes("field")),
    "records.risk": Table(
        H, DataClass.RECORDS, _of(STAFF, "weighed_by"), _codes("standard title measures")
    ),
    "records.edition": Table(
        H,
        DataClass.RECORDS,
        _of(STAFF, "data made_by approved_by"),
        _codes("register digest decision"),
    ),
    "moving.takenin": Table(H),
    "registers.reminder": Table(H, None, None, _codes("subject mark")),
    "auth.permission": Table(H, None, None, _codes("name codename")),
    "auth.group": Table(H, None, None, _codes("name")),
    "contenttypes.contenttype": Table(H, None, None, _codes("app_label model")),
}
TABLES: Mapping[str, Table] = _REGISTER | _WAYS_IN | _FILES | _PARTNERS | _HOUSE
