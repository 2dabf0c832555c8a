"""How many words a partner has room for by a day, and what he has taken on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.capacity import LOOKED_AHEAD, Load, load_of, loads_of, roughly
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import JobKind
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.screening.models import Screening
from tests.cast import HARMLESS, STATEMENT

FRIDAY_BEFORE = date(2027, 5, 14)  # Whit Monday is the 17th of May in 2027, two days off in one
TUESDAY = date(2027, 5, 18)


def load(*taken: tuple[date, int], words_a_day: int | None = 2000, **fields: object) -> Load:
    found = tuple((day, Fraction(words)) for day, words in taken)
    return Load(FRIDAY_BEFORE, words_a_day, found, **fields)  # type: ignore[arg-type]  # of a test


def test_only_working_days_count() -> None:
    assert load().room_by(date(2027, 5, 17)) == 0
    assert load().room_by(TUESDAY) == 2000
    assert load().room_by(date(2027, 5, 21)) == 8000


def test_what_is_due_before_and_after_counts() -> None:
    thursday, friday = date(2027, 5, 20), date(2027, 5, 21)

    assert load((TUESDAY, 1500)).room_by(thursday) == 4500
    assert load((friday, 1500)).room_by(thursday) == 6000
    assert load((friday, 7000)).room_by(thursday) == 1000  # or Friday's would be late


def test_a_day_in_another_age_is_as_one_a_year_off() -> None:
    """Whoever types the year 9999 would else have every day until then looked up."""
    assert load().room_by(date.max) == load().room_by(FRIDAY_BEFORE + LOOKED_AHEAD)


def test_days_away_are_left_out() -> None:
    away = ((TUESDAY, date(2027, 5, 20)),)

    assert load(away=away).room_by(date(2027, 5, 21)) == 2000


def test_nothing_is_made_up_for_whoever_has_not_said() -> None:
    assert load((TUESDAY, 1500), words_a_day=None).room_by(TUESDAY) is None
    assert load((TUESDAY, 1500), words_a_day=None).busy_until is None


def test_too_much_leaves_no_room_and_not_less() -> None:
    assert load((TUESDAY, 9000)).room_by(TUESDAY) == 0


def test_a_word_to_revise_takes_a_third() -> None:
    assert load().room_by(TUESDAY, JobKind.REVISE) == 6000


@pytest.mark.parametrize(("words", "until"), [(1, 18), (2000, 18), (2001, 19), (8000, 21)])
def test_until_when_it_is_enough(words: int, until: int) -> None:
    assert load((TUESDAY, words)).busy_until == date(2027, 5, until)


def test_about_so_many() -> None:
    assert [roughly(words) for words in (0, 99, 100, 2467)] == [0, 99, 100, 2400]


@pytest.fixture
def taken(screened: Callable[..., Order], siri: Actor, jean: Partner, now: datetime) -> Job:
    """Jean has taken 1,200 words, due in a month."""
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    due_on = timezone.localdate(now) + timedelta(days=30)
    job = offer_job(order, partner=jean, due_on=due_on, actor=siri, now=now)
    Screening.objects.update(words=1200)
    accept_job(job, statement=STATEMENT, actor=jean.account.actor, now=now)
    return job


def test_accepted_and_not_yet_delivered_is_in_hand(
    taken: Job, jean: Partner, now: datetime
) -> None:
    assert load_of(jean, now=now).words == 1200

    Job.objects.update(status="delivered")
    assert load_of(jean, now=now).words == 0


def test_an_offer_is_not_in_hand_yet(taken: Job, jean: Partner, now: datetime) -> None:
    Job.objects.update(status="offered")

    assert load_of(jean, now=now).words == 0


def test_a_revision_in_hand_counts_a_third(taken: Job, jean: Partner, now: datetime) -> None:
    taken.order.steps.update(kind=JobKind.REVISE)

    assert load_of(jean, now=now).words == 400


def test_a_part_of_a_divided_order_counts_its_own_files(
    taken: Job, jean: Partner, now: datetime
) -> None:
    taken.order.steps.update(part=1)
    assert load_of(jean, now=now).words == 0

    taken.step.files.set(taken.order.folder.files.all())
    assert load_of(jean, now=now).words == 1200


def test_what_is_overdue_counts_from_today(taken: Job, jean: Partner, now: datetime) -> None:
    Partner.objects.update(words_a_day=1200)
    Job.objects.update(due_on=timezone.localdate(now) - timedelta(days=3))
    jean.refresh_from_db()

    assert load_of(jean, now=now).taken == ((timezone.localdate(now), Fraction(1200)),)


def test_many_partners_take_no_more_queries(
    taken: Job, jean: Partner, dilnoza: Partner, claire: Partner, now: datetime
) -> None:
    counts = []
    for partners in ([jean], [jean, dilnoza, claire]):
        with CaptureQueriesContext(connection) as seen:
            loads_of(Partner.objects.filter(pk__in=[each.pk for each in partners]), now=now)
        counts.append(len(seen))

    assert counts[0] == counts[1]
