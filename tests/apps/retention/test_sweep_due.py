"""Runs of retention: what they delete, what makes them wait for people, and what holds do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM, Actor, ActorKind
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import Customer
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.models import Hold, SweepRun
from ordvern.apps.retention.usecases.approve_run import approve_run, decline_run
from ordvern.apps.retention.usecases.place_hold import place_hold
from ordvern.apps.retention.usecases.sweep_due import sweep_due
from tests.cast import KARI

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)
QUIET = datetime(2029, 3, 3, 12, tzinfo=UTC)  # the first day after three years


@pytest.fixture
def kari(agency: object) -> Customer:
    return register(KARI, now=BEGIN)


def run_at(moment: datetime) -> SweepRun | None:
    return sweep_due(clock=lambda: moment)


def forgotten() -> int:
    return Customer.objects.exclude(erased_at=None).count()


@pytest.mark.parametrize(
    ("moment", "gone"),
    [
        ("2029-03-02T12:00+00:00", 0),  # the last day itself
        ("2029-03-02T22:59+00:00", 0),  # one minute to midnight in Oslo
        ("2029-03-02T23:01+00:00", 1),  # one minute past it, still the 2nd in London
        ("2029-03-03T12:00+00:00", 1),
    ],
)
def test_a_quiet_customer_goes_when_the_day_is_over_in_oslo(
    kari: Customer, moment: str, gone: int
) -> None:
    run_at(datetime.fromisoformat(moment))

    assert forgotten() == gone


@pytest.mark.parametrize(
    ("registered", "moment", "gone"),
    [
        ("2026-03-29T00:30+00:00", "2029-03-29T21:59+00:00", 0),  # the night the clock goes on
        ("2026-03-29T00:30+00:00", "2029-03-29T22:01+00:00", 1),
        ("2026-10-25T00:30+00:00", "2029-10-25T21:59+00:00", 0),  # the night it goes back
        ("2026-10-25T00:30+00:00", "2029-10-25T22:01+00:00", 1),
        ("2028-02-29T12:00+00:00", "2031-02-28T12:00+00:00", 0),  # a leap day has no anniversary
        ("2028-02-29T12:00+00:00", "2031-03-01T12:00+00:00", 1),
    ],
)
def test_summer_time_and_leap_days(agency: object, registered: str, moment: str, gone: int) -> None:
    register(KARI, now=datetime.fromisoformat(registered))

    run_at(datetime.fromisoformat(moment))

    assert forgotten() == gone


def test_nothing_due_leaves_no_run(kari: Customer) -> None:
    assert run_at(BEGIN) is None
    assert not SweepRun.objects.exists()


def test_the_run_counts_what_went_and_the_log_tells(kari: Customer) -> None:
    run = run_at(QUIET)

    assert run is not None
    assert run.status == SweepRun.Status.DONE
    assert [(each.data, each.due, each.gone) for each in run.counts.all()] == [("customers", 1, 1)]
    assert AuditEvent.objects.filter(verb="retention.deleted").count() == 1
    assert AuditEvent.objects.filter(verb="customer.erased").count() == 1


def test_a_held_customer_stays(kari: Customer) -> None:
    until = date(2029, 12, 31)
    subject = f"customer:{kari.pk}"
    place_hold(subject, ground=Hold.Ground.CLAIM, until=until, actor=SYSTEM, now=QUIET)

    run = run_at(QUIET)

    assert run is not None
    assert run.counts.get().held == 1
    assert forgotten() == 0


def test_a_hold_that_comes_during_the_run_stops_what_it_holds(agency: object) -> None:
    first, second = (
        register(Contact(name, f"{name}@kunde.example"), now=BEGIN) for name in ("anna", "bo")
    )

    def clock() -> Iterator[datetime]:
        yield from [QUIET] * 2  # the plan, the first customer
        place_hold(
            f"customer:{second.pk}",
            ground=Hold.Ground.INSPECTION,
            until=date(2029, 12, 31),
            actor=SYSTEM,
            now=QUIET,
        )
        while True:
            yield QUIET

    moments = clock()
    run = sweep_due(clock=lambda: next(moments))

    assert run is not None
    assert [(each.gone, each.held) for each in run.counts.all()] == [(1, 1)]
    assert Customer.objects.get(pk=first.pk).erased_at is not None
    assert Customer.objects.get(pk=second.pk).name == "bo"


@pytest.fixture
def officers() -> tuple[Actor, Actor]:
    return Actor(ActorKind.OFFICER, 101), Actor(ActorKind.OFFICER, 102)


@pytest.fixture
def many(agency: object, settings: object) -> SweepRun:
    """Three customers are due, and two are usual."""
    settings.RETENTION_MOST = 2
    for name in ("anna", "bo", "cato"):
        register(Contact(name, f"{name}@kunde.example"), now=BEGIN)
    run = run_at(QUIET)
    assert run is not None
    return run


def test_many_wait_for_two_officers(many: SweepRun, officers: tuple[Actor, Actor]) -> None:
    one, other = officers
    assert (many.status, many.reason, forgotten()) == ("waiting", "many", 0)

    assert not approve_run(many, actor=one, now=QUIET)
    with pytest.raises(NotAllowedNow):
        approve_run(many, actor=one, now=QUIET)  # four eyes are two people's
    run_at(QUIET + timedelta(hours=1))
    assert forgotten() == 0

    assert approve_run(many, actor=other, now=QUIET)
    run_at(QUIET + timedelta(hours=2))
    assert forgotten() == 3


def test_what_falls_due_while_a_run_waits_is_not_part_of_it(
    many: SweepRun, officers: tuple[Actor, Actor]
) -> None:
    register(Contact("dag", "dag@kunde.example"), now=BEGIN + timedelta(days=1))
    for officer in officers:
        approve_run(many, actor=officer, now=QUIET)

    run_at(QUIET + timedelta(hours=20))

    assert forgotten() == 3


def test_a_declined_run_deletes_nothing(many: SweepRun, officers: tuple[Actor, Actor]) -> None:
    decline_run(many, actor=officers[0], now=QUIET)
    with pytest.raises(NotAllowedNow):
        approve_run(many, actor=officers[1], now=QUIET)

    assert forgotten() == 0


def test_what_should_have_gone_long_ago_makes_people_look(kari: Customer) -> None:
    run = run_at(QUIET + timedelta(days=61))

    assert run is not None
    assert (run.reason, run.asked_for, forgotten()) == ("old", 2, 0)


@pytest.mark.parametrize("jump", [timedelta(hours=25), timedelta(days=4000), timedelta(days=-2)])
def test_a_jump_of_the_clock_stops_the_run(
    kari: Customer, officers: tuple[Actor, Actor], jump: timedelta
) -> None:
    run_at(QUIET - timedelta(days=30))  # nothing is due; the clock is right
    stopped = run_at(QUIET - timedelta(days=30) + jump)

    assert stopped is not None
    assert (stopped.status, stopped.reason) == ("waiting", "clock")
    assert run_at(QUIET) is None
    assert forgotten() == 0

    assert approve_run(stopped, actor=officers[0], now=QUIET)
    run_at(QUIET)
    assert forgotten() == 1


def test_a_day_between_two_looks_is_no_jump(kari: Customer) -> None:
    run_at(QUIET - timedelta(hours=24))

    run_at(QUIET)

    assert forgotten() == 1


def test_a_jump_in_the_middle_of_a_run_stops_it(agency: object) -> None:
    for name in ("anna", "bo"):
        register(Contact(name, f"{name}@kunde.example"), now=BEGIN)
    moments = iter([QUIET, QUIET, QUIET + timedelta(days=300)])

    run = sweep_due(clock=lambda: next(moments))

    assert run is not None
    assert (run.status, run.reason, forgotten()) == ("waiting", "clock", 1)


def test_routine_goes_in_any_number(kari: Customer, settings: object) -> None:
    settings.RETENTION_MOST = 2
    for number in range(5):
        OutgoingMail.objects.create(
            kind="in_work", account=kari.account, number=str(number), due_at=BEGIN, sent_at=BEGIN
        )

    run = run_at(BEGIN + timedelta(days=200))

    assert run is not None
    assert not OutgoingMail.objects.exists()
    assert timezone.is_aware(run.at)
