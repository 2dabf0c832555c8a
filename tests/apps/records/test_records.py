"""The records are made from the running system, and kept as versions that can be compared."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.consent.models import Question
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Partner
from ordvern.apps.programs.usecases.make_webhook import make_webhook
from ordvern.apps.records.comparing import compare
from ordvern.apps.records.models import Edition, Entry, Field, Register
from ordvern.apps.records.processing import controller_sheet, processor_sheet
from ordvern.apps.records.usecases.keep_records import keep_records
from ordvern.apps.records.usecases.list_controllers import list_controllers
from ordvern.apps.records.usecases.write_entry import write_entry
from ordvern.apps.registers.duties import RECORDS_REVIEW, wheel
from ordvern.apps.registers.models import DutyDone
from ordvern.apps.registers.sheet import Sheet, pdf
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.apps.retention.data_map import TABLES
from ordvern.apps.retention.rules import rule_of
from ordvern.apps.statement.promises import PROMISES
from tests.at_once import at_once
from tests.cast import HARMLESS


def text_of(sheet: Sheet) -> str:
    return "\n".join([f"{each.title}\n{each.text}\n{each.rows}" for each in sheet.sections])


@pytest.mark.usefixtures("agency")
def test_every_personal_class_and_every_promise_is_in_them(now: datetime) -> None:
    both = text_of(controller_sheet(now)) + text_of(processor_sheet(now))
    classes = {table.data for table in TABLES.values() if table.personal and table.data}

    assert [data for data in classes if str(rule_of(data).name) not in both] == []
    always = [each for each in PROMISES if each.measured is None]
    assert [each.id for each in always if str(each.says) not in both] == []


def test_what_changes_in_the_system_changes_in_them(
    settings: Any, screened: Callable[..., Order], jean: Partner, now: datetime
) -> None:
    settings.OPERATORS = {"mail": "Nord Post AS"}
    screened(HARMLESS)
    told = text_of(controller_sheet(now))

    assert "Frankrike" in told
    assert "Nord Post AS" in told
    assert "no agreement" not in told
    assert "ingen avtale er ført opp" in told


def test_who_measures_visits_is_a_recipient(ingrid: Actor, now: datetime) -> None:
    assert "Google Ireland" not in text_of(controller_sheet(now))
    Question.objects.create(asked_from=now, services={"analytics": "G-ABCDE12345"})

    assert "Google Ireland Limited" in text_of(controller_sheet(now))
    assert "Google Ireland" not in text_of(processor_sheet(now))


def test_system_that_is_told_of_orders_is_a_recipient(
    screened: Callable[..., Order], ingrid: Actor, now: datetime
) -> None:
    make_webhook(
        screened(HARMLESS).customer.account,
        name="Regnskap",
        url="https://kunde.example/hook",
        operator="Kari Moe",
        country="SE",
        actor=ingrid,
        now=now,
    )
    told = text_of(controller_sheet(now))

    assert "ved varsler: 1" in told
    assert "Sverige" in told
    assert "Kari Moe" not in told


def test_names_are_in_the_list_alone(screened: Callable[..., Order], ingrid: Actor) -> None:
    screened(HARMLESS)
    kept = keep_records(actor=ingrid, now=timezone.now())

    assert "kari@kunde.example" in text_of(list_controllers(actor=ingrid, now=timezone.now()))
    assert AuditEvent.objects.filter(verb="records.controllers_listed").count() == 1
    assert all("kunde.example" not in str(each.data) for each in kept)


def test_kept_where_something_is_new(ingrid: Actor) -> None:
    first = keep_records(actor=ingrid, now=timezone.now())
    again = keep_records(actor=ingrid, now=timezone.now())
    write_entry({Field.OTHER: "Lønn i eget system."}, actor=ingrid, now=timezone.now())
    third = keep_records(actor=ingrid, now=timezone.now())

    assert again == first
    assert [each.number for each in third] == [2, 1]
    (changed,) = compare(first[0].sheet, third[0].sheet)
    assert [(line.is_new, line.text) for line in changed.lines] == [
        (False, "–"),
        (True, "Lønn i eget system."),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_keep_them_at_once_keep_one_version(ingrid: Actor, now: datetime) -> None:
    keep = partial(keep_records, actor=ingrid, now=now)

    assert at_once(keep, keep) == ["done", "done"]
    assert sorted(Edition.objects.values_list("register", "number")) == [
        (Register.CONTROLLER, 1),
        (Register.PROCESSOR, 1),
    ]


def test_keeping_them_is_the_review_of_the_year(ingrid: Actor, now: datetime) -> None:
    keep_records(actor=ingrid, now=now)
    standing = next(each for each in wheel(now) if each.duty is RECORDS_REVIEW)

    assert standing.done_at == now
    assert DutyDone.objects.get().facts == {"number": 1, "number_processor": 1}


def test_only_officers_and_nothing_of_persons(ingrid: Actor, siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        keep_records(actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        list_controllers(actor=siri, now=now)
    words = "Torleif Grindheim, fødselsnummer 198552 33137, har depresjon."
    with pytest.raises(TellsOfSomebody):
        write_entry({Field.ORGANISATION: words}, actor=ingrid, now=now)

    assert not Entry.objects.exists()
    assert not Edition.objects.exists()


@pytest.mark.usefixtures("agency")
def test_as_a_pdf(now: datetime) -> None:
    assert pdf(processor_sheet(now), at=now).startswith(b"%PDF-1.")
