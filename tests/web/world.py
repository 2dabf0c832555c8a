"""One of everything that an address can name, and everybody who may knock at a page."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.core.actors import SYSTEM, Role
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import QueuedTask, TaskState, User
from ordvern.apps.customers.models import ContactPerson, InvoiceDetails
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import Folder
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import new_folder, seal
from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.memories.models import Memory, MemoryImport, StoredUnit
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import Absence, Partner, TermsVersion
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.programs.hooks import Delivery
from ordvern.apps.programs.models import Scope
from ordvern.apps.programs.usecases.make_token import make_token
from ordvern.apps.programs.usecases.make_webhook import make_webhook
from ordvern.apps.records.models import Edition, Risk
from ordvern.apps.registers.models import (
    Breach,
    BreachNotice,
    BreachReport,
    Disclosure,
    ProcessorAgreement,
)
from ordvern.apps.retention.models import Hold, SweepRun
from ordvern.apps.rights.models import Case
from ordvern.apps.screening.models import Redaction, Screening
from ordvern.apps.statement.models import StatementVersion
from ordvern.documents import Reason
from tests.apps.billing.selling import invoice_of, open_list
from tests.web.entering import client_of

STRANGER, OWNER, CUSTOMER, PARTNER_AT_WORK, PARTNER = (
    "stranger",
    "customer whose order it is",
    "another customer",
    "partner who has the job",
    "another partner",
)
STAFF, OFFICER, STAFF_WITHOUT_SECOND_FACTOR = "staff", "officer", "staff without a second factor"
MANAGER_ELSEWHERE, TRANSLATOR, TRANSLATOR_ELSEWHERE, FINANCE, LEADER = (
    "project manager who is not on the order",
    "translator in the house who is on the order",
    "translator in the house who is not",
    "finance",
    "owner of the agency",
)
NO_CODES: dict[str, list[object]] = {"source": [], "target": []}
SENT = {"purpose": Inquiry.Purpose.values[0]}
"""What a form must hold, at the least, to be more than an address mistyped."""
OF_LOCKED_FILES = {"desk:file-unlock", "portal:order-unlock-file"}
WAYS_IN = ("/konto/", "/mfa/")
"""Where somebody is sent who has to log in first, or to show a second factor."""


def clients(order: Order, at_work: Partner, now: datetime) -> dict[str, Client]:
    """A browser for each kind of visitor, logged in; the order is closed to those not on it."""

    def new(name: str, role: Role, *duties: Duty) -> User:
        given = {"duties": duties} if duties else {}
        return User.objects.create_user(
            f"{name}@matrix.example", role=role, display_name=name, **given
        )

    def on_it(user: User) -> User:
        FolderPerson.objects.create(folder=order.folder, account=user, added_at=now)
        return user

    Folder.objects.filter(pk=order.folder_id).update(is_sensitive=True)

    other = new("leon", Role.PARTNER)
    Partner.objects.create(
        account=other,
        name="Léon",
        country_of_work="FR",
        approved_at=now - timedelta(days=1),
        approved_until=timezone.localdate(now + timedelta(days=100)),
    )
    staff = on_it(new("tor", Role.STAFF))
    return {
        STRANGER: Client(),
        OWNER: client_of(order.customer.account),
        CUSTOMER: client_of(new("berit", Role.CUSTOMER)),
        PARTNER_AT_WORK: client_of(at_work.account),
        PARTNER: client_of(other),
        STAFF: client_of(staff),
        OFFICER: client_of(new("unni", Role.OFFICER)),
        MANAGER_ELSEWHERE: client_of(new("grete", Role.STAFF, Duty.PROJECT_MANAGER)),
        TRANSLATOR: client_of(on_it(new("mina", Role.STAFF, Duty.TRANSLATOR))),
        TRANSLATOR_ELSEWHERE: client_of(new("odd", Role.STAFF, Duty.TRANSLATOR)),
        FINANCE: client_of(new("randi", Role.STAFF, Duty.FINANCE)),
        LEADER: client_of(new("hilde", Role.STAFF, Duty.OWNER)),
        STAFF_WITHOUT_SECOND_FACTOR: client_of(staff, second_factor=False),
    }


def _in_the_house() -> User:
    """The translator of `clients`, made here where nobody asked for the browsers."""
    name = "mina@matrix.example"
    return User.objects.filter(email=name).first() or User.objects.create_user(
        name, role=Role.STAFF, display_name="mina", duties=[Duty.TRANSLATOR]
    )


def world(order: Order, partner: Partner, now: datetime) -> dict[str, object]:
    """A value for each parameter that an address has, by the parameter's name."""
    file, locked = order.folder.files.all()
    Screening.objects.filter(file=locked).update(reason=Reason.ENCRYPTED)
    redaction = Redaction.objects.create(
        file=file,
        result=file,
        status=Redaction.Status.READY,
        needs_customer=True,
        asked_at=now,
    )
    Order.objects.filter(pk=order.pk).update(status=Status.IN_WORK)
    accept_statement(partner, statement=order.statement, actor=partner.account.actor, now=now)
    step = order.steps.get()
    job = Job.objects.create(
        order=order,
        step=step,
        partner=partner,
        status=JobStatus.ACCEPTED,
        offered_at=now,
        answered_at=now,
    )
    Attestation.objects.create(job=job, asked_at=now, due_on=timezone.localdate(now))
    absence = Absence.objects.create(
        partner=partner, first_on=timezone.localdate(now), last_on=timezone.localdate(now)
    )
    memory = Memory.objects.create(
        name="Bruk", source_language="nb", target_language="fr", opened_at=now
    )
    unit = StoredUnit.objects.create(
        memory=memory, source="Hei", target="Bonjour", codes=NO_CODES, added_at=now
    )
    taken_in = MemoryImport.objects.create(
        memory=memory, folder=new_folder(now=now), begun_at=now, ended_at=now
    )
    inquiry = Inquiry.objects.create(
        number="H-1",
        channel=Inquiry.Channel.values[0],
        folder=new_folder(now=now),
        customer=order.customer,
        received_at=now,
    )
    paper = Paper.objects.create(
        inquiry=inquiry, place="skap 2", fate=Paper.Fate.values[0], due_on=timezone.localdate(now)
    )
    certificate = Certificate.objects.create(
        folder=order.folder,
        number=order.number,
        language="nb",
        facts={"remains": []},
        issued_at=now,
        pdf=b"%PDF-1.7",
    )
    task = QueuedTask.objects.create(
        kind="post.send", subject="7", state=TaskState.PARKED, run_at=now
    )
    mail = OutgoingMail.objects.create(
        kind="in_work", account=order.customer.account, number="1", due_at=now, failed_at=now
    )
    StatementVersion.objects.create(version="2026-01-01", published_at=now - timedelta(days=300))
    token, _secret = make_token(
        order.customer.account, name="Bruk", scopes=list(Scope), days=30, actor=SYSTEM, now=now
    )
    contact = ContactPerson.objects.create(customer=order.customer, name="Per Lunde")
    return {
        "rest": f"{order.pk}/",
        "order_id": order.pk,
        "account_id": _in_the_house().pk,
        "file_id": file.pk,
        "locked_file_id": locked.pk,
        "redaction_id": redaction.pk,
        "job_id": job.pk,
        "step_id": step.pk,
        "memory_id": memory.pk,
        "unit_id": unit.pk,
        "import_id": taken_in.pk,
        "inquiry_id": inquiry.pk,
        "link": inquiry.link,
        "paper_id": paper.pk,
        "certificate_id": certificate.pk,
        "task_id": task.pk,
        "token_id": token.pk,
        **webhook_of(order, now),
        "mail_id": mail.pk,
        "customer_id": order.customer_id,
        "contact_id": contact.pk,
        "partner_id": partner.pk,
        "what": "pair",
        "form": "tmx",
        "detail_id": partner.pairs.get().pk,
        "absence_id": absence.pk,
        "terms_kind": "agreement",
        "terms_id": TermsVersion.objects.latest("pk").pk,
        "run_id": SweepRun.objects.create(at=now, status="waiting", asked_for=2).pk,
        "case_id": case_of(order, now).pk,
        "hold_id": Hold.objects.create(
            subject="order:1", placed_at=now, until=timezone.localdate(now)
        ).pk,
        "promise_id": "screened-before-work",
        "clause_id": "screened-before-work",
        "version": order.statement,
        "token": order.token,
        **_papers(order, now),
        **breach_told_of(order, now),
        **_registers(order, now),
    }


def webhook_of(order: Order, now: datetime) -> dict[str, object]:
    """An address that is told of the owner's orders, and a call to it that came to nothing."""
    hook, _secret = make_webhook(
        order.customer.account,
        name="Regnskap",
        url="https://kunde.example/ordvern",
        operator="Kunden",
        country="NO",
        actor=SYSTEM,
        now=now,
    )
    call = Delivery.objects.create(
        webhook=hook,
        event=1,
        verb="order.delivered",
        subject=f"order:{order.pk}",
        happened_at=now,
        due_at=now,
        failed_at=now,
    )
    return {"webhook_id": hook.pk, "delivery_id": call.pk}


def case_of(order: Order, now: datetime) -> Case:
    """What the owner asks about his data."""
    return Case.objects.create(
        number="R-1",
        kind="access",
        identity="login",
        channel="portal",
        folder=new_folder(now=now),
        customer=order.customer,
        received_at=now,
        due_on=timezone.localdate(now),
    )


def breach_told_of(order: Order, now: datetime) -> dict[str, object]:
    """A breach of which the owner was told, with a report that was sent."""
    folder = new_folder(now=now)
    breach = Breach.objects.create(number="A-1", folder=folder, known_at=now, opened_at=now)
    BreachReport.objects.create(
        breach=breach, phase=1, sealed_pdf=seal(folder.pk, b"%PDF"), sent_at=now, sent_by=1
    )
    notice = BreachNotice.objects.create(breach=breach, account=order.customer.account, told_at=now)
    return {
        "breach_id": breach.pk,
        "phase": 1,
        "notice_id": notice.pk,
        "duty_id": "risk-review",
    }


def _registers(order: Order, now: datetime) -> dict[str, object]:
    """A version of the records, a risk, an agreement with a processor, an authority's request."""
    weighed = dict.fromkeys(("likelihood", "severity", "likelihood_after", "severity_after"), 2)
    risk = Risk.objects.create(title="Brann", event="loss", weighed_at=now, weighed_by=1, **weighed)
    today = timezone.localdate(now)
    agreement = ProcessorAgreement.objects.create(
        processor="Nord Post AS",
        service="E-post",
        country="NO",
        signed_on=today,
        digest="0" * 64,
        entered_at=now,
        entered_by=1,
    )
    asked = Disclosure.objects.create(
        number="M-1",
        kind="police",
        authority="Politiet",
        asked_at=now,
        entered_at=now,
        entered_by=1,
    )
    asked.orders.set([order])
    kept = Edition.objects.create(
        register="dpia",
        number=1,
        data={"title": "DPIA", "lead": "", "sections": []},
        digest="0" * 64,
        made_at=now,
        made_by=1,
    )
    return {
        "register": "controller",
        "edition_id": kept.pk,
        "risk_id": "lost",
        "own_id": risk.pk,
        "agreement_id": agreement.pk,
        "disclosure_id": asked.pk,
    }


def _papers(order: Order, now: datetime) -> dict[str, object]:
    """A quote, an invoice of an organisation, a price list."""
    InvoiceDetails.objects.create(customer=order.customer, organisation_number="923609016")
    quote = Quote.objects.create(
        folder=order.folder,
        customer=order.customer,
        number=order.number,
        version=1,
        vat_class="S",
        vat_rate=25,
        rule="2026-11",
        sent_at=now,
        valid_until=timezone.localdate(now),
    )
    return {
        "quote_id": quote.pk,
        "quote_token": quote.token,
        "invoice_id": invoice_of(order).pk,
        "list_id": open_list().pk,
    }


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """All addresses below a resolver with their full names."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, pattern.namespace or namespace)
        else:
            yield ":".join(filter(None, (namespace, pattern.name))), pattern


def address_of(name: str, pattern: URLPattern, values: Mapping[str, object]) -> str:
    """Raises `KeyError` for a parameter that no value is known for."""
    about = {**values, "file_id": values["locked_file_id"]} if name in OF_LOCKED_FILES else values
    return reverse(name, kwargs={each: about[each] for each in pattern.pattern.converters})


def is_let_in(client: Client, address: str) -> bool:
    """Whether the page answers at all, asked for or sent to; nothing that it does is kept."""
    with _undone():
        shown = client.get(address)
    with _undone():
        sent = client.post(address, SENT)
    return any(
        _answers(each.status_code, each.headers.get("Location", "")) for each in (shown, sent)
    )


def _answers(status: int, location: str) -> bool:
    return status not in (401, 403, 404, 405) and not location.startswith(WAYS_IN)


@contextmanager
def _undone() -> Iterator[None]:
    """Take back what is written meanwhile. Counts as the test's own transaction: what must be
    the outermost one may begin inside."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)
