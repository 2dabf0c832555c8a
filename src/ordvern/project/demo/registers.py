"""The demo's registers: records, an approved DPIA, processors, a request by the police."""

import hashlib
from datetime import datetime, timedelta

from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.records.models import Field
from ordvern.apps.records.risks import STANDARD
from ordvern.apps.records.usecases.approve_assessment import approve_assessment
from ordvern.apps.records.usecases.keep_assessment import keep_assessment
from ordvern.apps.records.usecases.keep_records import keep_records
from ordvern.apps.records.usecases.weigh_risk import Weight, weigh_risk
from ordvern.apps.records.usecases.write_entry import write_entry
from ordvern.apps.registers.models import Disclosure
from ordvern.apps.registers.usecases.decide_disclosure import Answer, decide_disclosure
from ordvern.apps.registers.usecases.enter_agreement import Signed, enter_agreement
from ordvern.apps.registers.usecases.register_disclosure import Asked, register_disclosure

WRITTEN = {
    Field.OFFICER: "Personvernombudet, ombud@byra.example",
    Field.OTHER: "Lønn og regnskap føres i egne systemer, med egen protokoll.",
    Field.ORGANISATION: "Taushetserklæringer, låste kontorer, opplæring hvert år.",
    Field.NECESSITY: "Ingen kan oversette en fil uten å lese den. Det som kan maskeres, blir det.",
    Field.ASKED: "Kundene er spurt i avtalene; de som er nevnt i filer, er ikke spurt.",
    Field.OPINION: "Kan gjennomføres med tiltakene. Se særlig på arbeid utenfor EØS.",
}
LATER = {Field.PLANNED: "Flere oppdrag skal maskeres før de går til samarbeidspartnere."}
# Likelihood and severity without measures, then with them, in the order of the standard risks.
WEIGHTS = (
    *((2, 4, 1, 2), (2, 3, 1, 3), (2, 4, 1, 3), (2, 3, 1, 3), (3, 3, 2, 3)),
    *((3, 4, 1, 2), (3, 2, 1, 2), (2, 3, 1, 2), (2, 3, 1, 3), (2, 3, 1, 2)),
)
KEPT = timedelta(days=60)
APPROVED = timedelta(days=345)
ONE_YEAR = timedelta(days=365)


def make_registers(officer: Actor, now: datetime) -> None:
    """Each through its use case, with its day."""
    write_entry(WRITTEN, actor=officer, now=now - APPROVED)
    _make_assessment(officer, now - APPROVED)
    _make_agreements(officer, now)
    keep_records(actor=officer, now=now - KEPT)
    write_entry(LATER, actor=officer, now=now)
    _make_request(officer, now)


def _make_assessment(officer: Actor, at: datetime) -> None:
    for standard, values in zip(STANDARD, WEIGHTS, strict=True):
        weight = Weight(*values, event=standard.event)
        weigh_risk(None, standard=standard.id, weight=weight, actor=officer, now=at)
    approve_assessment(
        keep_assessment(actor=officer, now=at),
        decision="Daglig leder, sak 14",
        review_on=timezone.localdate(at + ONE_YEAR),
        was_consulted=False,
        actor=officer,
        now=at,
    )


def _make_agreements(officer: Actor, now: datetime) -> None:
    today = timezone.localdate(now)
    for firm, service, stores, days in (
        ("Nord Post AS", "E-post inn og ut", ("mail", "mailbox"), None),
        ("Sikker Drift AS", "Sikkerhetskopier i et annet bygg", ("backups",), 45),
    ):
        signed = Signed(
            processor=firm,
            service=service,
            country="NO",
            signed_on=today - timedelta(days=200),
            digest=hashlib.sha256(firm.encode()).hexdigest(),
            ends_on=today + timedelta(days=days) if days else None,
            covers=stores,
        )
        enter_agreement(signed, actor=officer, now=now)


def _make_request(officer: Actor, now: datetime) -> None:
    order = Order.objects.filter(folder__erased_at=None).order_by("number").first()
    if order is None:
        return
    asked = register_disclosure(
        Asked(
            Disclosure.Kind.POLICE,
            "Sør-Øst politidistrikt",
            "ingen oppgitt",
            now - timedelta(days=9),
            [order.number],
            "15/2026",
        ),
        actor=officer,
        now=now - timedelta(days=9),
    )
    refused = Answer(
        Disclosure.Decision.REFUSED,
        reasons="Ingen hjemmel og ingen kjennelse. Bedt om ny henvendelse med hjemmel.",
        not_told="nothing_went",
    )
    decide_disclosure(asked, answer=refused, actor=officer, now=now - timedelta(days=8))
