"""What came into the demo agency by other ways than the web form, and a conversation."""

from datetime import datetime, timedelta
from email.message import EmailMessage

from django.utils import timezone

from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.add_contact import add_contact
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing, keep_invoice_details
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import new_folder
from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.intake.usecases.take_down import Account, Sheets, take_down
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status

from .cast import EXPORTER, HOSPITAL, WALK_IN, Cast
from .papers import PAPERS

BOX = "post@byra.example"
SIGNED = "mx.byra.example; spf=pass smtp.mailfrom=kunde.example; dkim=pass; dmarc=pass"
UNSIGNED = "mx.byra.example; spf=none; dkim=none; dmarc=none"
LETTERS = (
    (
        "Amina Yusuf <amina@kunde.example>",
        "Oversettelse av vitnemål",
        "Hei,\nkan dere oversette vedlagte vitnemål til engelsk innen to uker?\n\nHilsen Amina",
        "vitnemål.pdf",
        SIGNED,
    ),
    (
        "Fjordvik sykehus <arkiv@fjordvik-sykehus.example>",
        "Brosjyre til polsk",
        "God dag, vi trenger denne brosjyren på polsk.",
        "brosjyre.txt",
        UNSIGNED,
    ),
    (
        "Nils Bakken <nils@kunde.example>",
        "Innsyn",
        "Jeg ber om innsyn i hvilke personopplysninger dere har om meg.",
        "",
        SIGNED,
    ),
)


def make_incoming(cast: Cast, now: datetime) -> None:
    """E-mail, a walk-in with paper, contacts and invoice details, and a question in an order."""
    for number, letter in enumerate(LETTERS):
        desk = Desk(BOX, "mx.byra.example")
        receive_mail(_written(number, *letter), desk=desk, now=now - timedelta(hours=5 - number))
    _walk_in(cast, now)
    _organisations(cast, now)
    _question(cast, now)
    _note(now)


def _written(number: int, sender: str, subject: str, text: str, paper: str, proof: str) -> bytes:
    message = EmailMessage()
    message["Authentication-Results"] = proof
    message["From"], message["To"], message["Subject"] = sender, BOX, subject
    message["Message-ID"] = f"<demo-{number}@kunde.example>"
    message.set_content(text)
    if paper:
        content = PAPERS[paper].content()
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=paper
        )
    return message.as_bytes()


def _walk_in(cast: Cast, now: datetime) -> None:
    due = timezone.localdate(now + timedelta(days=10))
    take_down(
        WALK_IN,
        account=Account(
            Inquiry.Channel.WALK_IN,
            Inquiry.Notice.HANDED_OVER,
            "Attest til engelsk. Vil hente originalen her.",
            Sheets("Skap 3, hylle 2", Paper.Fate.RETURN, due),
        ),
        folder=new_folder(now=now),
        deposits=[],
        actor=cast.siri.actor,
        now=now,
    )


def _organisations(cast: Cast, now: datetime) -> None:
    actor = cast.siri.actor
    exporter = Customer.objects.filter(name=EXPORTER.name).earliest("pk")
    hospital = Customer.objects.filter(name=HOSPITAL.name).earliest("pk")
    add_contact(
        exporter,
        name="Liv Strand",
        email="liv@nordlys-seafood.example",
        phone="",
        actor=actor,
        now=now,
    )
    keep_invoice_details(
        hospital, invoicing=Invoicing(reference="Arkivet", sent="ehf"), actor=actor, now=now
    )


def _question(cast: Cast, now: datetime) -> None:
    order = Order.objects.filter(status=Status.DELIVERED).order_by("pk").first()
    if order is not None:
        actor = order.customer.account.actor
        write_message(order, text="Kan dere sende originalen i posten?", actor=actor, now=now)


def _note(now: datetime) -> None:
    """Whoever came first on an order under way has noted something for the others."""
    places = FolderPerson.objects.standing().filter(folder__erased_at=None)
    for person in places.select_related("account").order_by("pk"):
        order = Order.objects.filter(folder=person.folder_id, status=Status.IN_WORK).first()
        if order is not None:
            text = "Kunden vil ha ordlista fra i fjor brukt. Ring før levering."
            write_note(order, text=text, actor=person.account.actor, now=now)
            return
