"""Closed breaches, evidence, ended agreements and decided requests go when their time is up."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db.models import Model
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of
from ordvern.apps.core.workdays import OSLO
from ordvern.apps.files.store import new_folder
from ordvern.apps.records.models import Edition
from ordvern.apps.registers.models import (
    Breach,
    BreachText,
    Disclosure,
    DutyDone,
    ProcessorAgreement,
)
from ordvern.apps.retention.models import ClockMark
from ordvern.apps.retention.usecases.place_hold import place_hold
from ordvern.apps.retention.usecases.sweep_due import sweep_due

DONE = datetime(2020, 2, 29, 23, 30, tzinfo=OSLO)  # a leap day, in UTC the same day still
Made = Callable[[], Model]


def breach() -> Breach:
    folder = new_folder(now=DONE)
    made = Breach.objects.create(
        number="A-7", folder=folder, known_at=DONE, opened_at=DONE, closed_at=DONE
    )
    BreachText.objects.create(breach=made, field="happened", written_at=DONE, written_by=1)
    return made


def evidence() -> DutyDone:
    return DutyDone.objects.create(duty="training", done_at=DONE)


def disclosure() -> Disclosure:
    return Disclosure.objects.create(
        number="M-7",
        kind="police",
        authority="Politiet",
        asked_at=DONE,
        entered_at=DONE,
        entered_by=1,
        decided_at=DONE,
        decision="refused",
        not_told="nothing_went",
    )


def edition() -> Edition:
    """The first of two: the newest stays."""
    first, _newest = (
        Edition.objects.create(
            register="controller", number=number, data={}, digest="", made_at=DONE, made_by=1
        )
        for number in (1, 2)
    )
    return first


def agreement() -> ProcessorAgreement:
    return ProcessorAgreement.objects.create(
        processor="Nord Post AS",
        service="Mail",
        country="NO",
        signed_on=DONE.date(),
        digest="a" * 64,
        entered_at=DONE,
        entered_by=1,
        ended_on=DONE.date(),
    )


CASES = [
    (breach, datetime(2025, 2, 28, 23, 59, tzinfo=OSLO), datetime(2025, 3, 1, 0, 1, tzinfo=OSLO)),
    (evidence, datetime(2025, 2, 28, 23, 59, tzinfo=OSLO), datetime(2025, 3, 1, 0, 1, tzinfo=OSLO)),
    (
        disclosure,
        datetime(2025, 2, 28, 23, 59, tzinfo=OSLO),
        datetime(2025, 3, 1, 0, 1, tzinfo=OSLO),
    ),
    (edition, datetime(2025, 2, 28, 23, 59, tzinfo=OSLO), datetime(2025, 3, 1, 0, 1, tzinfo=OSLO)),
    (
        agreement,
        datetime(2023, 2, 28, 23, 59, tzinfo=OSLO),
        datetime(2023, 3, 1, 0, 1, tzinfo=OSLO),
    ),
]


def sweep(at: datetime) -> None:
    ClockMark.objects.update_or_create(name="retention", defaults={"at": at})
    sweep_due(clock=lambda: at)


@pytest.mark.usefixtures("agency")
@pytest.mark.parametrize(("make", "before", "after"), CASES, ids=[c[0].__name__ for c in CASES])
def test_goes_the_day_after_its_last(make: Made, before: datetime, after: datetime) -> None:
    row = make()
    rows = type(row)._default_manager.filter(pk=row.pk)

    sweep(before)
    assert rows.exists()
    sweep(after)
    assert not rows.exists()


@pytest.mark.usefixtures("agency")
def test_the_texts_of_a_breach_go_with_it_and_open_ones_stay() -> None:
    breach()
    Breach.objects.create(number="A-8", folder=new_folder(now=DONE), known_at=DONE, opened_at=DONE)
    sweep(datetime(2025, 3, 1, 0, 1, tzinfo=OSLO))

    assert [each.number for each in Breach.objects.all()] == ["A-8"]
    assert not BreachText.objects.exists()


@pytest.mark.parametrize("make", [breach, disclosure], ids=["breach", "disclosure"])
def test_a_hold_wins(make: Made, ingrid: Actor) -> None:
    row = make()
    at = datetime(2025, 3, 1, 0, 1, tzinfo=OSLO)
    until = timezone.localdate(datetime(2026, 1, 1, tzinfo=OSLO))
    place_hold(name_of(row), ground="claim", until=until, actor=ingrid, now=at)

    sweep(at)

    assert type(row)._default_manager.filter(pk=row.pk).exists()
