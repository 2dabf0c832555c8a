"""What the verbs of the log are called on pages, with an icon and a colour for a timeline."""

from collections.abc import Iterable

from django.utils.functional import Promise as LazyText
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import ActorKind
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.moving.handing import SUBJECTS
from ordvern.apps.partners.usecases.add_detail import DETAILS
from ordvern.apps.registers.duties import DUTIES

from .reversals import REVERSALS
from .values import Event, Tone

# Words, icon and colour of each verb.
VERBS: dict[str, tuple[LazyText, str, Tone]] = {
    "consent.question_changed": (_("Changed: what visitors are asked"), "eye", Tone.WARNING),
    "order.received": (_("Request received"), "inbox", Tone.ACCENT),
    "order.screened": (_("All that came in was screened"), "search", Tone.INFO),
    "order.redaction_asked": (_("The customer was asked to redact"), "message", Tone.WARNING),
    "order.redaction_begun": (_("Redaction begun by us"), "redact", Tone.WARNING),
    "order.redacted": (_("Redacted copies taken into use"), "redact", Tone.SUCCESS),
    "order.redaction_given_up": (_("Redaction could not be made"), "warning", Tone.DANGER),
    "order.instructed_to_go_on": (
        _("The customer told us to go on as it is"),
        "gavel",
        Tone.WARNING,
    ),
    "order.file_replaced": (_("The customer sent a new file"), "upload", Tone.INFO),
    "order.screening_repeated": (_("Screening started anew"), "refresh", Tone.INFO),
    "order.masking_begun": (_("To be masked for partners"), "redact", Tone.INFO),
    "order.masked": (_("Masked copies made and proven"), "redact", Tone.SUCCESS),
    "order.masking_failed": (_("The order could not be masked"), "warning", Tone.DANGER),
    "order.masking_lifted": (_("Masking lifted"), "redact", Tone.WARNING),
    "order.certified": (_("To be certified"), "seal", Tone.ACCENT),
    "order.certified_lifted": (_("Not to be certified after all"), "seal", Tone.WARNING),
    "order.released": (_("Released for work"), "check_circle", Tone.SUCCESS),
    "order.work_started": (_("Work started in-house"), "pencil", Tone.ACCENT),
    "order.translation_added": (_("Translation added"), "languages", Tone.ACCENT),
    "order.translation_acknowledged": (
        _("Differences of a translation acknowledged"),
        "check",
        Tone.INFO,
    ),
    "order.remembered": (_("Sentences taken into a memory"), "languages", Tone.INFO),
    "order.delivered": (_("Delivered to the customer"), "deliver", Tone.SUCCESS),
    "order.correction_asked": (_("The customer asked for a correction"), "pencil", Tone.WARNING),
    "order.delivery_stood_by": (_("Answered: nothing to correct"), "check", Tone.INFO),
    "order.receipt_confirmed": (_("Receipt confirmed"), "check_circle", Tone.SUCCESS),
    "order.erasure_asked": (_("Erasure asked for"), "erase", Tone.WARNING),
    "order.quoted": (_("Quote sent"), "money", Tone.ACCENT),
    "order.quote_accepted": (_("Quote accepted"), "money", Tone.SUCCESS),
    "order.quote_refused": (_("Quote declined"), "money", Tone.WARNING),
    "order.quote_expired": (_("Quote run out"), "clock", Tone.WARNING),
    "order.quote_reminded": (_("The customer was reminded of the quote"), "bell", Tone.INFO),
    "order.price_agreed": (_("Price agreed without a quote"), "money", Tone.INFO),
    "order.invoiced": (_("Invoice issued"), "bank", Tone.ACCENT),
    "order.not_to_be_invoiced": (_("Noted: not to be invoiced"), "bank", Tone.WARNING),
    "order.to_be_invoiced_after_all": (_("To be invoiced after all"), "bank", Tone.INFO),
    "invoice.issued": (_("Invoice issued"), "bank", Tone.ACCENT),
    "invoice.paid": (_("Invoice paid"), "bank", Tone.SUCCESS),
    "invoice.credited": (_("Invoice credited"), "bank", Tone.WARNING),
    "pricelist.opened": (_("Price list opened"), "money", Tone.ACCENT),
    "pricelist.changed": (_("Price list changed"), "money", Tone.INFO),
    "agency.details_set": (_("The agency's details changed"), "cog", Tone.INFO),
    "customer.terms_set": (_("Terms of a customer changed"), "money", Tone.INFO),
    "order.withdrawn": (_("Order withdrawn"), "x", Tone.DANGER),
    "file.screened": (_("File screened"), "search", Tone.INFO),
    "file.not_screened": (_("File could not be screened"), "file_x", Tone.DANGER),
    "file.released": (_("File released"), "file_check", Tone.SUCCESS),
    "file.read": (_("File opened"), "eye", Tone.NEUTRAL),
    "order.closed_unconfirmed": (_("Closed; receipt was not confirmed"), "check", Tone.NEUTRAL),
    "customer.erased_again": (_("Details erased anew after a restore"), "erase", Tone.SUCCESS),
    "folder.erased_again": (_("Erased anew after a restore"), "erase", Tone.SUCCESS),
    "folder.erased": (_("Key destroyed: erased for good"), "erase", Tone.SUCCESS),
    "redaction.made": (_("Redacted copy made and proven"), "redact", Tone.INFO),
    "redaction.failed": (_("No redacted copy could be made"), "warning", Tone.DANGER),
    "redaction.approved": (_("Redacted copy approved"), "check", Tone.SUCCESS),
    "step.planned": (_("A step was planned"), "people", Tone.INFO),
    "step.split": (_("A step was divided among several"), "people", Tone.INFO),
    "step.joined": (_("Two parts of a step were put together"), "people", Tone.INFO),
    "step.day_set": (_("Another day set for a step"), "clock", Tone.INFO),
    "order.moved_for_customer": (
        _("Interpreting moved: the customer asked for it"),
        "clock",
        Tone.INFO,
    ),
    "order.moved_for_interpreter": (
        _("Interpreting moved: the interpreter asked for it"),
        "clock",
        Tone.INFO,
    ),
    "order.moved_as_corrected": (
        _("Interpreting moved: it was noted wrongly"),
        "clock",
        Tone.INFO,
    ),
    "order.meeting_changed": (
        _("Another place, way or contact of the interpreting"),
        "pencil",
        Tone.INFO,
    ),
    "order.length_noted_anew": (
        _("The length of the interpreting noted anew"),
        "clock",
        Tone.INFO,
    ),
    "step.begun": (_("A step was begun in-house"), "pencil", Tone.ACCENT),
    "step.done": (_("A step is done"), "check", Tone.SUCCESS),
    "step.put_back": (_("A step was put back"), "refresh", Tone.WARNING),
    "step.dropped": (_("A step was taken out"), "x", Tone.WARNING),
    "job.offered": (_("Offered to a partner"), "partner", Tone.ACCENT),
    "job.accepted": (_("Accepted by the partner"), "partner", Tone.SUCCESS),
    "job.declined": (_("Declined by the partner"), "partner", Tone.WARNING),
    "job.delivered": (_("Finished by the partner"), "deliver", Tone.SUCCESS),
    "job.assignment_changed": (
        _("Another hour or place told to the partner"),
        "partner",
        Tone.INFO,
    ),
    "job.reopened": (_("Given back to the partner for correction"), "partner", Tone.WARNING),
    "job.revoked": (_("Taken back from the partner"), "partner", Tone.DANGER),
    "job.lapsed": (_("Offer not answered in time"), "hourglass", Tone.WARNING),
    "order.offering_begun": (_("Partners asked"), "partner", Tone.ACCENT),
    "order.transfers_forbidden": (_("Work outside the EEA forbidden"), "globe", Tone.WARNING),
    "order.transfers_allowed": (_("Work outside the EEA allowed again"), "globe", Tone.INFO),
    "customer.transfers_forbidden": (
        _("Work outside the EEA forbidden on all orders"),
        "globe",
        Tone.WARNING,
    ),
    "customer.transfers_allowed": (_("Work outside the EEA allowed again"), "globe", Tone.INFO),
    "attestation.asked": (_("Partner asked to attest deletion"), "erase", Tone.INFO),
    "attestation.reminded": (_("Partner reminded to attest deletion"), "erase", Tone.WARNING),
    "attestation.given": (_("Partner attested deletion"), "erase", Tone.SUCCESS),
    "terms.published": (_("Terms for partners published"), "gavel", Tone.ACCENT),
    "partner.invited": (_("Partner invited"), "partner", Tone.ACCENT),
    "partner.approved": (_("Partner approved"), "partner", Tone.SUCCESS),
    "partner.suspended": (_("Partner suspended"), "partner", Tone.DANGER),
    "partner.ended": (_("Partner ended"), "partner", Tone.DANGER),
    "partner.corrected": (_("Details of a partner corrected"), "pencil", Tone.INFO),
    "partner.country_of_work_changed": (_("Partner works from elsewhere"), "globe", Tone.WARNING),
    "partner.accepted_agreement": (_("Partner accepted the agreement"), "gavel", Tone.ACCENT),
    "partner.accepted_devices": (_("Partner accepted the rule for devices"), "gavel", Tone.ACCENT),
    "partner.accepted_statement": (_("Partner accepted the statement"), "statement", Tone.ACCENT),
    "statement.published": (_("Statement published"), "statement", Tone.ACCENT),
    "statement.clause_worded": (_("Statement worded anew"), "pencil", Tone.INFO),
    "vault.checked": (_("Vault looked through"), "lock", Tone.INFO),
    "memory.opened": (_("Memory opened"), "memory", Tone.ACCENT),
    "memory.import_begun": (_("Old memory handed in"), "upload", Tone.ACCENT),
    "memory.import_done": (_("Old memory taken in"), "memory", Tone.SUCCESS),
    "memory.import_failed": (_("Old memory broken off"), "danger", Tone.DANGER),
    "memory.import_dropped": (
        _("Old memory not taken in: the memory is gone"),
        "memory",
        Tone.NEUTRAL,
    ),
    "memory.exported": (_("Memory taken out as TMX"), "download", Tone.NEUTRAL),
    "memory.unit_edited": (_("Unit of a memory edited"), "pencil", Tone.ACCENT),
    "memory.units_erased": (_("Units of a memory erased"), "erase", Tone.WARNING),
    "memory.purge_begun": (_("Erasing of many units of a memory begun"), "erase", Tone.WARNING),
    "memory.person_purged": (_("Person erased from a memory"), "erase", Tone.SUCCESS),
    "memory.scope_purged": (
        _("Order or customer erased from a memory"),
        "erase",
        Tone.SUCCESS,
    ),
    "memory.period_purged": (_("Days erased from a memory"), "erase", Tone.SUCCESS),
    "customer.registered": (_("Customer entered by staff"), "customer", Tone.ACCENT),
    "customer.list_taken_in": (_("List of customers taken in"), "upload", Tone.ACCENT),
    **{
        f"{what}.list_handed_in": (_("List of an old system handed in"), "upload", Tone.INFO)
        for what in SUBJECTS.values()
    },
    **{
        f"{what}.list_dropped": (_("List not taken in; its file goes"), "erase", Tone.INFO)
        for what in SUBJECTS.values()
    },
    "customer.corrected": (_("Contact details corrected"), "pencil", Tone.INFO),
    "customer.invoicing_changed": (_("Invoice details changed"), "pencil", Tone.INFO),
    "customer.contact_added": (_("Contact added"), "customer", Tone.INFO),
    "customer.contact_removed": (_("Contact removed"), "erase", Tone.INFO),
    **{
        f"partner.{what}_added": (_("Details of a partner added"), "partner", Tone.INFO)
        for what in DETAILS
    },
    **{
        f"partner.{what}_removed": (_("Details of a partner removed"), "erase", Tone.INFO)
        for what in DETAILS
    },
    "token.made": (_("Token made for a program"), "lock", Tone.ACCENT),
    "token.used": (_("A program came with its token"), "lock", Tone.NEUTRAL),
    "webhook.made": (_("An address is told of orders from now on"), "lock", Tone.ACCENT),
    "webhook.removed": (_("An address is told of orders no longer"), "lock", Tone.WARNING),
    "webhook.shut_off": (_("An address did not answer for days: shut off"), "lock", Tone.WARNING),
    "webhook.called_again": (_("A call to an address is made again"), "lock", Tone.NEUTRAL),
    "token.revoked": (_("Token of a program taken back"), "lock", Tone.WARNING),
    "confidentiality.signed": (_("Confidentiality undertaken"), "shield", Tone.SUCCESS),
    "account.opened": (_("Account opened"), "person", Tone.INFO),
    "account.duties_given": (_("Duties of a colleague changed"), "people", Tone.WARNING),
    "account.need_to_know_set": (_("Chosen who sees which orders"), "shield", Tone.WARNING),
    "order.person_added": (_("Somebody put on the order"), "person", Tone.INFO),
    "order.person_removed": (_("Somebody taken off the order"), "person", Tone.INFO),
    "account.closed": (_("Account shut"), "lock", Tone.WARNING),
    "customer.merged": (_("Customers merged"), "customer", Tone.WARNING),
    "inquiry.received": (_("E-mail taken in"), "mail", Tone.ACCENT),
    "inquiry.taken_down": (_("Inquiry taken down at the desk"), "inbox", Tone.ACCENT),
    "inquiry.scans_added": (_("Scans added"), "upload", Tone.INFO),
    "inquiry.declared": (_("Lawful ground declared"), "statement", Tone.INFO),
    "inquiry.sorted": (_("Inquiry sorted anew"), "refresh", Tone.INFO),
    "inquiry.closed": (_("Inquiry put aside"), "x", Tone.WARNING),
    "mail.not_taken_in": (_("E-mail of a machine put aside"), "mail", Tone.NEUTRAL),
    "mail.sent_again": (_("Message tried again"), "refresh", Tone.INFO),
    "paper.return_done": (_("Paper given back"), "deliver", Tone.SUCCESS),
    "paper.shred_done": (_("Paper shredded"), "erase", Tone.SUCCESS),
    "account.wish_kept": (_("Choice of messages kept"), "bell", Tone.INFO),
    "message.written": (_("Message written"), "message", Tone.ACCENT),
    "note.written": (_("Internal note written"), "pencil", Tone.NEUTRAL),
    "message.read": (_("Messages read"), "eye", Tone.NEUTRAL),
    "case.opened": (_("Request about rights opened"), "scales", Tone.ACCENT),
    "case.identity_asked": (_("Asked whether it is the person himself"), "person", Tone.INFO),
    "case.identity_shown": (_("Noted who asks"), "person", Tone.INFO),
    "case.extended": (_("Two months more taken for a request"), "hourglass", Tone.WARNING),
    "case.answered": (_("Request about rights granted"), "check_circle", Tone.SUCCESS),
    "case.refused": (_("Request about rights refused"), "x", Tone.WARNING),
    "case.forwarded": (_("Request sent on to the customer"), "send", Tone.INFO),
    "case.erasure_done": (_("Erasure on request carried out"), "erase", Tone.SUCCESS),
    "rights.package_made": (_("All data of a person put together"), "download", Tone.INFO),
    "hold.placed": (_("Hold placed"), "lock", Tone.WARNING),
    "hold.ending": (_("Restriction ends, the person was told"), "hourglass", Tone.INFO),
    "hold.lifted": (_("Hold lifted"), "key", Tone.INFO),
    "retention.run_waits": (_("A run of retention waits for people"), "hourglass", Tone.WARNING),
    "retention.run_approved": (_("A run of retention approved"), "check", Tone.SUCCESS),
    "retention.run_declined": (_("A run of retention declined"), "x", Tone.WARNING),
    "retention.deleted": (_("Deleted when the time was up"), "erase", Tone.SUCCESS),
    "customer.erased": (_("Contact details of a customer erased"), "erase", Tone.SUCCESS),
    "breach.opened": (_("Case of a breach opened"), "shield_alert", Tone.DANGER),
    "breach.described": (_("Breach described"), "pencil", Tone.INFO),
    "breach.weighed": (_("Breach weighed, and decided whom to tell"), "scales", Tone.WARNING),
    "breach.reported": (_("Breach reported to the authority"), "send", Tone.WARNING),
    "breach.persons_told": (_("Persons told of a breach"), "mail", Tone.WARNING),
    "breach.notice_read": (_("Notice of a breach opened"), "eye", Tone.NEUTRAL),
    "breach.closed": (_("Case of a breach closed"), "check", Tone.SUCCESS),
    "breach.dismissed": (_("Found to be no breach"), "check", Tone.NEUTRAL),
    "breach.reopened": (_("Case of a breach opened anew"), "refresh", Tone.WARNING),
    "agreement.entered": (_("Agreement with a processor entered"), "lock", Tone.INFO),
    "agreement.reviewed": (_("Agreement with a processor looked at"), "check", Tone.SUCCESS),
    "agreement.ended": (_("Agreement with a processor ended"), "lock", Tone.WARNING),
    "disclosure.registered": (_("Request of an authority entered"), "send", Tone.WARNING),
    "disclosure.decided": (_("Request of an authority decided"), "scales", Tone.WARNING),
    "records.written": (_("Records of processing written"), "pencil", Tone.INFO),
    "records.kept": (_("Version of records or DPIA kept"), "check", Tone.SUCCESS),
    "records.approved": (_("DPIA approved"), "check", Tone.SUCCESS),
    "records.controllers_listed": (_("List of customers taken out"), "list", Tone.WARNING),
    "risk.weighed": (_("Risk weighed"), "scales", Tone.INFO),
    "risk.dropped": (_("Risk taken out of the DPIA"), "erase", Tone.NEUTRAL),
    "breach.reminded": (_("Officers reminded of a breach's clock"), "bell", Tone.WARNING),
    **{
        f"duty.{duty.id.replace('-', '_')}_done": (duty.title, "calendar", Tone.SUCCESS)
        for duty in DUTIES
    },
    "task.retried": (_("Stopped task tried again"), "refresh", Tone.INFO),
}
VERBS |= {
    each.undone: (format_lazy(_("Undone: {deed}"), deed=VERBS[verb][0]), "refresh", Tone.NEUTRAL)
    for verb, each in REVERSALS.items()
}

ACTORS: dict[str, LazyText] = {
    ActorKind.CUSTOMER: _("The customer"),
    ActorKind.PARTNER: _("The partner"),
    ActorKind.STAFF: _("Staff"),
    ActorKind.OFFICER: _("Privacy officer"),
    ActorKind.STRANGER: _("Web form"),
    ActorKind.SYSTEM: _("The system"),
}


def verb_words(verb: str) -> str | LazyText:
    """What the log calls it, in words; the verb itself if it is not known here."""
    return VERBS[verb][0] if verb in VERBS else verb


def actor_words(kind: str) -> str | LazyText:
    """Who did it, by what he is; the kind itself if it is not known here."""
    return ACTORS.get(kind, kind)


def happened(events: Iterable[AuditEvent]) -> list[Event]:
    """Entries of the log as a timeline draws them, in the order given."""
    return [_event(event) for event in events]


def _event(event: AuditEvent) -> Event:
    words, icon, tone = VERBS.get(event.verb, (event.verb, "log", Tone.NEUTRAL))
    return Event(words, event.at, actor_words(event.actor_kind), "", icon, tone)
