"""Offers in cascade and in parallel: the first has it, silence passes it on."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.workdays import OSLO
from ordvern.apps.files.reading import LOOK_AGAIN_AFTER, TakenBack, chunks
from ordvern.apps.orders.models import Job, OfferRound, Order, Step
from ordvern.apps.orders.offering import Candidate, Hindrance, candidates
from ordvern.apps.orders.partner_access import TermsNotAccepted, files_for_partner, may_go_on
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.orders.usecases.answer_job import TakenByAnother, accept_job, decline_job
from ordvern.apps.orders.usecases.ask_for_attestation import ask_for_attestation
from ordvern.apps.orders.usecases.attest_deletion import attest_deletion
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.lapse_offer import lapse_offer
from ordvern.apps.orders.usecases.offer_round import Mode, offer_round
from ordvern.apps.orders.usecases.publish_terms import publish_terms
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.orders.usecases.work_from import work_from
from ordvern.apps.partners.models import Absence, Partner, Rate, Terms, Undertaking
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.at_once import at_once
from tests.cast import HARMLESS, STATEMENT, approved_partner


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    return order


@pytest.fixture
def luc(agency: object) -> Partner:
    return approved_partner("luc@partner.example", "Luc Petit", "Petit SARL", "BE")


Ask = Callable[..., OfferRound]


@pytest.fixture
def ask(order: Order, jean: Partner, luc: Partner, siri: Actor, now: datetime) -> Ask:
    def begin(mode: str, at: datetime = now, hours: int = 0) -> OfferRound:
        for partner in (jean, luc):
            partner.refresh_from_db()
            accept_statement(partner, statement=STATEMENT, actor=partner.account.actor, now=now)
        return offer_round(order, partners=[jean, luc], mode=mode, hours=hours, actor=siri, now=at)

    return begin


@pytest.mark.parametrize("is_certified", [False, True])
def test_many_partners_are_asked_about_in_as_many_queries_as_few(
    order: Order, jean: Partner, dilnoza: Partner, now: datetime, *, is_certified: bool
) -> None:
    Order.objects.update(certified_at=now if is_certified else None)

    def asked() -> tuple[list[Candidate], int]:
        with CaptureQueriesContext(connection) as queries:
            found = candidates(Step.objects.select_related("order").get(), now=now)
        return found, len(queries)

    _two, few = asked()
    for name in ("luc", "eva", "ali"):
        approved_partner(f"{name}@partner.example", name, name, "FR")
    found, many = asked()

    assert many == few
    assert len(found) == 5
    assert all((Hindrance.NOT_AUTHORISED in each.reasons) == is_certified for each in found)


def take(job: Job, now: datetime) -> None:
    accept_job(job, statement=STATEMENT, actor=job.partner.account.actor, now=now)


def test_in_parallel_the_first_has_it_and_the_other_is_told(ask: Ask, now: datetime) -> None:
    first, second = ask(Mode.PARALLEL).jobs.order_by("partner")
    take(first, now)

    second.refresh_from_db()
    assert second.status == JobStatus.TAKEN
    assert second.partner.account.outgoingmail_set.filter(kind="job_taken").exists()
    with pytest.raises(TakenByAnother):
        take(Job.objects.get(pk=second.pk), now)


def test_in_cascade_one_is_asked_at_a_time(ask: Ask, luc: Partner, now: datetime) -> None:
    asking = ask(Mode.CASCADE)
    first = asking.jobs.get()
    decline_job(first, actor=first.partner.account.actor, now=now)

    second = asking.jobs.get(status=JobStatus.OFFERED)
    assert second.partner == luc
    decline_job(second, actor=luc.account.actor, now=now)
    asking.refresh_from_db()
    assert asking.ended_at is not None
    assert Order.objects.awaiting_work().count() == 1


def test_whoever_is_away_meanwhile_is_passed_over(ask: Ask, luc: Partner, now: datetime) -> None:
    asking = ask(Mode.CASCADE)
    Absence.objects.create(
        partner=luc, first_on=timezone.localdate(now), last_on=timezone.localdate(now)
    )
    first = asking.jobs.get()
    decline_job(first, actor=first.partner.account.actor, now=now)

    assert asking.jobs.count() == 1
    assert asking.places.get(partner=luc).passed_over == "away"


@pytest.mark.parametrize(
    ("asked", "answer_by"),
    [
        ("2026-11-23T15:00", "2026-11-24T10:00"),  # over a night
        ("2027-05-14T15:00", "2027-05-18T10:00"),  # over a weekend and 17 May
    ],
)
def test_silence_counts_in_working_hours(ask: Ask, asked: str, answer_by: str) -> None:
    at = datetime.fromisoformat(asked).replace(tzinfo=OSLO)
    Partner.objects.update(approved_at=at, approved_until="2027-12-31")
    job = ask(Mode.CASCADE, at=at, hours=3).jobs.get()

    assert job.answer_by == datetime.fromisoformat(answer_by).replace(tzinfo=OSLO)


def test_nobody_answers_and_the_next_is_asked(ask: Ask, luc: Partner, now: datetime) -> None:
    asking = ask(Mode.CASCADE, hours=2)
    late = asking.jobs.get()
    lapse_offer(late, now=now)

    assert asking.jobs.get(status=JobStatus.OFFERED).partner == luc
    with pytest.raises(NotAllowedNow):
        take(Job.objects.get(pk=late.pk), now)
    assert Order.objects.get().status == Status.RELEASED


def test_the_price_is_by_the_partners_own_rate(ask: Ask, jean: Partner) -> None:
    Rate.objects.create(partner=jean, service="translation", unit="word", amount="1.5")
    jobs = {job.partner_id: job for job in ask(Mode.PARALLEL).jobs.all()}
    words = jobs[jean.pk].order.folder.files.get().screening.words

    assert words > 0
    assert jobs[jean.pk].price == words * 15 / 10
    assert [job.price for pk, job in jobs.items() if pk != jean.pk] == [None]


@pytest.mark.django_db(transaction=True)
def test_two_accept_at_once(ask: Ask, now: datetime) -> None:
    jobs = ask(Mode.PARALLEL).jobs.all()

    assert at_once(*(partial(take, job, now) for job in jobs)) == ["TakenByAnother", "done"]
    assert sorted(Job.objects.values_list("status", flat=True)) == ["accepted", "taken"]


def test_revoked_while_downloading(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS.encode() + b"\n" * 3_000_000)
    clear_for_work(order, read_by_hand=True, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = offer_round(order, partners=[jean], mode=Mode.ONE, actor=siri, now=now).jobs.get()
    take(job, now)
    file = files_for_partner(job, statement=STATEMENT, now=now)[0].file
    pieces = chunks(
        file,
        actor=jean.account.actor,
        now=now,
        may_go_on=lambda: may_go_on(job, statement=STATEMENT, now=now),
    )
    next(pieces)
    revoke_job(Job.objects.get(pk=job.pk), actor=siri, now=now)

    served: list[int] = []
    with pytest.raises(TakenBack):
        served.extend(map(len, pieces))
    assert sum(served) <= LOOK_AGAIN_AFTER < file.size


def test_new_terms_shut_a_job_until_they_are_accepted(
    ask: Ask, jean: Partner, now: datetime
) -> None:
    job = ask(Mode.PARALLEL).jobs.get(partner=jean)
    take(job, now)
    texts = {"en": "One more clause."}
    terms = publish_terms(
        Terms.AGREEMENT, version="2027-01", texts=texts, actor=jean.account.actor, now=now
    )

    with pytest.raises(TermsNotAccepted):
        files_for_partner(job, statement=STATEMENT, now=now)
    Undertaking.objects.create(partner=jean, terms=terms, login_level="code", accepted_at=now)
    assert files_for_partner(job, statement=STATEMENT, now=now)


def test_a_journey_abroad_is_noted_or_shuts_the_job(ask: Ask, jean: Partner, now: datetime) -> None:
    job = ask(Mode.PARALLEL).jobs.get(partner=jean)
    take(job, now)
    for country in ("CH", "UZ"):
        work_from(jean, country=country, actor=jean.account.actor, now=now)

    assert list(job.transfers.values_list("country", "basis")) == [("CH", "adequacy")]
    assert not may_go_on(job, statement=STATEMENT, now=now)


def test_deletion_is_attested_once_by_the_partner_himself(
    ask: Ask, jean: Partner, siri: Actor, now: datetime
) -> None:
    job = ask(Mode.PARALLEL).jobs.get(partner=jean)
    take(job, now)
    revoke_job(Job.objects.get(pk=job.pk), actor=siri, now=now)
    assert list(Job.objects.to_attest()) == [job]
    ask_for_attestation(job, now=now)

    assert not Job.objects.to_attest().exists()
    with pytest.raises(NotAllowedNow):
        attest_deletion(job.attestation, login_level="mfa", actor=siri, now=now)
    attest_deletion(job.attestation, login_level="code", actor=jean.account.actor, now=now)
    assert job.attestation.attested_at == now
