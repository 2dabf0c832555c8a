"""A breach from the alarm to the end, and what each step refuses."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import Folder
from ordvern.apps.files.reading import opened
from ordvern.apps.orders.models import Order
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.registers.completeness import Lack, NotComplete
from ordvern.apps.registers.facts import facts_of
from ordvern.apps.registers.models import Breach, BreachNotice, TextField
from ordvern.apps.registers.running import clock_for
from ordvern.apps.registers.states import BreachStatus
from ordvern.apps.registers.usecases.close_breach import (
    close_breach,
    dismiss_breach,
    reopen_breach,
)
from ordvern.apps.registers.usecases.describe_breach import NoSuchOrder
from ordvern.apps.registers.usecases.open_breach import Beginning, open_breach
from ordvern.apps.registers.usecases.report_breach import report_breach
from ordvern.apps.registers.usecases.tell_persons import tell_persons
from ordvern.apps.registers.usecases.weigh_breach import NoReasons
from ordvern.text import Category
from tests.cast import HARMLESS, SENSITIVE, customer_of

from .conftest import LOW, describe, weigh

TEXTS = {"happened": "Sendt til feil mottaker.", "consequences": "Innsyn.", "measures": "Slettet."}


def report(breach: Breach, actor: Actor, *, is_final: bool = False) -> None:
    report_breach(breach, reference="DT-1", is_final=is_final, actor=actor, now=timezone.now())


def test_the_whole_way(breach: Breach, screened: Callable[..., Order], ingrid: Actor) -> None:
    order = screened(HARMLESS)
    describe(breach, order, actor=ingrid, **TEXTS, to_persons="Vi har sendt en fil feil.")
    weigh(breach, actor=ingrid)
    report(breach, ingrid)
    report(breach, ingrid, is_final=True)

    assert tell_persons(breach, actor=ingrid, now=timezone.now()) == 1
    assert tell_persons(breach, actor=ingrid, now=timezone.now()) == 0
    close_breach(breach, actor=ingrid, now=timezone.now())

    assert breach.status == BreachStatus.CLOSED
    assert [each.phase for each in breach.reports.all()] == [1, 2]
    mail = OutgoingMail.objects.get(kind=OutgoingMail.Kind.BREACH_NOTICE)
    assert mail.path == f"/kunde/hendelse/{BreachNotice.objects.get().pk}/"
    assert breach.folder.pk in Folder.objects.filter(erase_by__isnull=False).values_list(
        "pk", flat=True
    )


def test_only_officers_open_one(siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        open_breach(Beginning(now, Breach.FoundBy.STAFF), actor=siri, now=now)


def test_an_alarm_becomes_one_case(ingrid: Actor, now: datetime) -> None:
    beginning = Beginning(now, Breach.FoundBy.SYSTEM, origin="promise:encrypted-at-once@1")

    first, second = (open_breach(beginning, actor=ingrid, now=now) for _ in range(2))

    assert first == second
    assert AuditEvent.objects.filter(verb="breach.opened").count() == 1


def test_the_clock_cannot_be_moved_to_later(breach: Breach, ingrid: Actor) -> None:
    describe(breach, actor=ingrid, known_at=breach.known_at - timedelta(hours=1))

    with pytest.raises(NotAllowedNow):
        describe(breach, actor=ingrid, known_at=breach.known_at + timedelta(seconds=1))


def test_unknown_orders_are_named(breach: Breach, ingrid: Actor) -> None:
    order = Order(number="2026-9999")

    with pytest.raises(NoSuchOrder) as raised:
        describe(breach, order, actor=ingrid)

    assert raised.value.numbers == ["2026-9999"]


def test_words_are_sealed_and_none_is_lost(breach: Breach, ingrid: Actor) -> None:
    describe(breach, actor=ingrid, happened="Torleif Grindheim fikk feil fil.")
    describe(breach, actor=ingrid, happened="En kunde fikk feil fil.")

    assert breach.texts_now()[TextField.HAPPENED] == "En kunde fikk feil fil."
    assert breach.texts.count() == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM registers_breachtext")
        assert not any(b"Grindheim" in bytes(row[0]) for row in cursor.fetchall())


def test_telling_fewer_needs_reasons(breach: Breach, ingrid: Actor) -> None:
    with pytest.raises(NoReasons):
        weigh(breach, actor=ingrid, tell=False)
    weigh(breach, LOW, actor=ingrid, report=False, tell=False)

    assert not clock_for(breach, now=timezone.now()).is_running


def test_no_report_before_it_is_weighed(breach: Breach, ingrid: Actor) -> None:
    with pytest.raises(NotAllowedNow):
        report(breach, ingrid)


def test_phases_may_be_thin_but_not_the_last(breach: Breach, ingrid: Actor) -> None:
    describe(breach, actor=ingrid, happened="Noe er sendt feil.")
    weigh(breach, actor=ingrid)
    report(breach, ingrid)

    with pytest.raises(NotComplete) as raised:
        report(breach, ingrid, is_final=True)

    assert raised.value.lacks == ("consequences", "measures")


def test_a_late_report_says_why(breach: Breach, ingrid: Actor) -> None:
    describe(breach, actor=ingrid, happened="Noe er sendt feil.")
    weigh(breach, actor=ingrid)
    late = breach.known_at + timedelta(hours=72, seconds=1)

    with pytest.raises(NotComplete) as raised:
        report_breach(breach, reference="", is_final=False, actor=ingrid, now=late)

    assert raised.value.lacks == ("delay",)


def test_not_closed_before_everybody_is_told(
    breach: Breach, screened: Callable[..., Order], ingrid: Actor
) -> None:
    describe(breach, screened(HARMLESS), actor=ingrid, **TEXTS)
    weigh(breach, actor=ingrid)

    with pytest.raises(NotComplete) as raised:
        close_breach(breach, actor=ingrid, now=timezone.now())

    assert raised.value.lacks == (Lack.FINAL_REPORT, Lack.NOTICES)


def test_no_breach_after_all(breach: Breach, ingrid: Actor, now: datetime) -> None:
    with pytest.raises(NoReasons):
        dismiss_breach(breach, reasons=" ", actor=ingrid, now=now)
    dismiss_breach(breach, reasons="Prøve av alarmen.", actor=ingrid, now=now)
    reopen_breach(breach, actor=ingrid, now=now)

    assert breach.status == BreachStatus.OPEN
    assert clock_for(breach, now=now).is_running


def test_the_system_fills_in_what_it_knows(
    breach: Breach, screened: Callable[..., Order], ingrid: Actor, siri: Actor
) -> None:
    order = screened(SENSITIVE)
    with opened(order.folder.files.get(), actor=siri, now=timezone.now()):
        pass
    with opened(order.folder.files.get(), actor=customer_of(order), now=timezone.now()):
        pass
    describe(breach, order, actor=ingrid)

    facts = facts_of(breach, now=timezone.now())

    assert (facts.orders, facts.files, facts.customers) == ((order.number,), 1, 1)
    assert {Category.HEALTH, Category.NATIONAL_ID} <= set(facts.kinds)
    people = [each for each in facts.openings if each.account]
    assert {(each.account, each.count) for each in people} == {
        (siri.account, 1),
        (customer_of(order).account, 1),
    }
