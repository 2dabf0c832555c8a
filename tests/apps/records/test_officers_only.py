"""What the privacy officer does with registers, records and risks, nobody else may."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.records.models import Event, Field, Risk
from ordvern.apps.records.risks import STANDARD
from ordvern.apps.records.usecases.drop_risk import drop_risk
from ordvern.apps.records.usecases.keep_assessment import keep_assessment
from ordvern.apps.records.usecases.list_controllers import list_controllers
from ordvern.apps.records.usecases.weigh_risk import Weight, weigh_risk
from ordvern.apps.records.usecases.write_entry import write_entry
from ordvern.apps.registers.models import Disclosure
from ordvern.apps.registers.usecases.decide_disclosure import Answer, decide_disclosure
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.apps.registers.usecases.end_agreement import end_agreement
from ordvern.apps.registers.usecases.enter_agreement import Signed, enter_agreement
from ordvern.apps.registers.usecases.register_disclosure import Asked, register_disclosure
from ordvern.apps.registers.usecases.review_agreement import review_agreement
from tests.cast import HARMLESS

Deed = Callable[[Actor], object]
TELLING = "Torleif Grindheim, fødselsnummer 198552 33137, har depresjon."
SMALL = Weight(2, 2, 1, 2, Event.ACCESS, title="Noe kan skje")
MAIL = Signed("Nord Post AS", "Mail", "NO", date(2026, 1, 15), "a" * 64, covers=["mail"])


def deeds(order: Order, officer: Actor, now: datetime) -> Iterator[Deed]:
    """Each on something that the officer has made, so that only the actor stands in its way."""
    law = "straffeprosessloven § 210"
    asked = Asked(Disclosure.Kind.POLICE, "Oslo politidistrikt", law, now, [order.number])
    case = register_disclosure(asked, actor=officer, now=now)
    no = Answer(Disclosure.Decision.REFUSED, reasons="Ingen hjemmel.", not_told="nothing_went")
    known = enter_agreement(MAIL, actor=officer, now=now)
    own = weigh_risk(None, weight=SMALL, actor=officer, now=now)
    yield lambda actor: register_disclosure(asked, actor=actor, now=now)
    yield lambda actor: decide_disclosure(case, answer=no, actor=actor, now=now)
    yield lambda actor: review_agreement(known, actor=actor, now=now)
    yield lambda actor: end_agreement(known, actor=actor, now=now)
    yield lambda actor: weigh_risk(own, weight=SMALL, actor=actor, now=now)
    yield lambda actor: drop_risk(own, actor=actor, now=now)
    yield lambda actor: write_entry({Field.OTHER: "Lønn."}, actor=actor, now=now)
    yield lambda actor: list_controllers(actor=actor, now=now)


def test_staff_may_not_and_the_officer_may(
    screened: Callable[..., Order], siri: Actor, ingrid: Actor, now: datetime
) -> None:
    for deed in deeds(screened(HARMLESS), ingrid, now):
        before = AuditEvent.objects.count()
        with pytest.raises(NotAllowedNow):
            deed(siri)
        assert AuditEvent.objects.count() == before
        deed(ingrid)


def test_nothing_is_asked_in_the_future(
    screened: Callable[..., Order], ingrid: Actor, now: datetime
) -> None:
    asked = Asked(
        Disclosure.Kind.COURT,
        "Oslo tingrett",
        "tvisteloven § 26-5",
        now + timedelta(days=1),
        [screened(HARMLESS).number],
    )
    with pytest.raises(NotAllowedNow):
        register_disclosure(asked, actor=ingrid, now=now)


def test_risks_and_reasons_tell_of_nobody(ingrid: Actor, siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        keep_assessment(actor=siri, now=now)
    telling = Weight(1, 1, 1, 1, Event.ACCESS, measures=TELLING)
    with pytest.raises(TellsOfSomebody):
        weigh_risk(None, standard=STANDARD[0].id, weight=telling, actor=ingrid, now=now)

    assert not Risk.objects.exists()
